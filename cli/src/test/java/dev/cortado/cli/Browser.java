package dev.cortado.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium with one page, driven by the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
    private static final Pattern TARGET = Pattern.compile("\"targetId\":\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}]+))");

    private final Process process;
    private final Map<Integer, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private String session;
    private int lastId;

    private Browser(Process process, URI address) throws Exception {
        this.process = process;
        this.socket = client.newWebSocketBuilder().buildAsync(address, new Messages()).get(30, TimeUnit.SECONDS);
    }

    static Browser start(Path executable) throws Exception {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(executable.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return new Browser(process, URI.create(matcher.group(1)));
            }
        }
        throw new AssertionError("The browser ended with " + process.waitFor());
    }

    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {
                // Nobody reads what it complains about.
            }
        } catch (IOException closed) {
            // So it has ended.
        }
    }

    /** Opens a page and waits until it has loaded. */
    void open(URI address) throws Exception {
        String target = find(TARGET, call("Target.createTarget", "{\"url\":\"about:blank\"}"));
        session = find(SESSION, call("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}"));
        call("Page.navigate", "{\"url\":\"" + address + "\"}");
        await("location.href === '" + address + "' && document.readyState === 'complete'");
    }

    /** Runs an expression, or statements with {@code await}, in the page; the value of an expression as a string. */
    String evaluate(String script) throws Exception {
        boolean statements = script.contains(";\n");
        String body = statements ? "(async () => {" + script + "})()" : script;
        String answer = call("Runtime.evaluate", "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":" + quote(body) + "}");
        if (answer.contains("\"exceptionDetails\"")) {
            throw new AssertionError(answer);
        }
        Matcher value = VALUE.matcher(answer);
        if (!value.find()) {
            return "";
        }
        return value.group(1) != null ? value.group(1) : value.group(2);
    }

    /** Waits until a condition holds in the page, which may be a new one each time. */
    void await(String condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (evaluate("Boolean(" + condition + ")").equals("true")) {
                    return;
                }
            } catch (AssertionError changing) {
                // The page is just being replaced.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Never came true: " + condition + "\n" + evaluate("document.documentElement.outerHTML"));
    }

    private String call(String method, String parameters) throws Exception {
        int id = ++lastId;
        var answer = new CompletableFuture<String>();
        pending.put(id, answer);
        String target = session == null ? "" : ",\"sessionId\":\"" + session + "\"";
        socket.sendText("{\"id\":" + id + target + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true);
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(text);
        }
        return matcher.group(1);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                Matcher id = ID.matcher(message);
                if (id.find()) {
                    var answer = pending.remove(Integer.valueOf(id.group(1)));
                    if (answer != null) {
                        answer.complete(message.toString());
                    }
                }
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        client.shutdownNow();
    }
}
