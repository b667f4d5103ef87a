package dev.cortado.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shop of {@code examples/shop}, run as a process, and its visitors. The property {@code cortado.test.runtime} names
 * another runtime than Cortado, such as {@code node}.
 */
final class Shop implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LISTENING = "Shop listening on ";

    private final Process process;
    private final Path log;
    private final Path errors;
    private final URI base;

    private Shop(Process process, Path log, Path errors) throws IOException, InterruptedException {
        this.process = process;
        this.log = log;
        this.errors = errors;
        this.base = awaitAddress();
    }

    /** Starts the program in {@code folder} on a free port. */
    static Shop start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        String server = folder.resolve("server.js").toString();
        String runtime = System.getProperty("cortado.test.runtime", "");
        List<String> command = runtime.isEmpty() ? Run.cortado(server) : List.of((runtime + " " + server).split(" "));
        Path log = Files.createTempFile("shop", ".out");
        Path errors = Files.createTempFile("shop", ".err");
        var builder = new ProcessBuilder(command).redirectOutput(log.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "0");
        return new Shop(builder.start(), log, errors);
    }

    private URI awaitAddress() throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            int start = log().indexOf(LISTENING);
            int stop = start < 0 ? -1 : log().indexOf('\n', start);
            if (stop > 0) {
                return URI.create(log().substring(start + LISTENING.length(), stop).strip());
            }
            Thread.sleep(20);
        }
        close();
        throw new AssertionError("The shop did not start: " + log() + errors());
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    URI at(String path) {
        return base.resolve(path);
    }

    Process process() {
        return process;
    }

    /** Asks the process to end, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
    }

    /** One who keeps cookies and connections, and follows no redirects. */
    static final class Visitor implements AutoCloseable {
        private static final String BOUNDARY = "----shop-boundary";

        private final Shop shop;
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();

        private Visitor(Shop shop) {
            this.shop = shop;
        }

        HttpRequest.Builder request(String path, String... headers) {
            var builder = HttpRequest.newBuilder(shop.at(path)).timeout(LIMIT);
            return headers.length == 0 ? builder : builder.headers(headers);
        }

        HttpResponse<byte[]> getBytes(String path, String... headers) throws IOException, InterruptedException {
            return client.send(request(path, headers).build(), BodyHandlers.ofByteArray());
        }

        HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
            return send(request(path, headers).build());
        }

        HttpResponse<String> postForm(String path, String... fields) throws IOException, InterruptedException {
            return send(form(path, fields));
        }

        HttpRequest form(String path, String... fields) {
            var pairs = new ArrayList<String>();
            for (int i = 0; i < fields.length; i += 2) {
                pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            }
            return request(path, "Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(pairs.stream().collect(Collectors.joining("&"))))
                    .build();
        }

        HttpResponse<String> postJson(String path, String body) throws IOException, InterruptedException {
            return send(request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
        }

        /** Posts a form with a caption and a file, and asks for JSON. */
        HttpResponse<String> postImage(String path, String name, String type, byte[] image) throws IOException, InterruptedException {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n手工制作\r\n"
                    + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"" + name + "\"\r\n"
                    + "Content-Type: " + type + "\r\n\r\n";
            var body = BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(image),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
            return send(request(path, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY, "Accept", "application/json")
                    .POST(body)
                    .build());
        }

        HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
            return client.send(request, BodyHandlers.ofString());
        }

        HttpClient client() {
            return client;
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
