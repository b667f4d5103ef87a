package dev.cortado.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JavaScript halves of all capabilities, by id.
 *
 * <p>Ids follow from the place of a file, {@code CAPABILITY/js/NAME.js}: NAME if that is a public module
 * ({@code fs}), CAPABILITY/NAME if that is one ({@code fs/promises}), {@code internal/CAPABILITY} for
 * {@code internal.js} and for a file named as its folder, {@code internal/CAPABILITY/NAME} otherwise. The build writes
 * the index; the property {@code cortado.builtins} names a source tree to read instead, for work on the built-ins.
 *
 * <p>Thread-safe; one per process, since sources do not change.
 */
public final class Builtins {
    /** The ids that programs may require, in Node's own order; some of them may not be there yet. */
    public static final List<String> PUBLIC = List.of(
            "_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing", "_http_server",
            "_stream_duplex", "_stream_passthrough", "_stream_readable", "_stream_transform", "_stream_wrap",
            "_stream_writable", "_tls_common", "_tls_wrap", "assert", "assert/strict", "async_hooks", "buffer",
            "child_process", "cluster", "console", "constants", "crypto", "dgram", "diagnostics_channel", "dns",
            "dns/promises", "domain", "events", "fs", "fs/promises", "http", "http2", "https", "inspector",
            "inspector/promises", "module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks", "process",
            "punycode", "querystring", "readline", "readline/promises", "repl", "stream", "stream/consumers",
            "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls",
            "trace_events", "tty", "url", "util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib");

    /** Public, but only with the prefix {@code node:}. */
    public static final List<String> PREFIX_ONLY =
            List.of("sea", "sqlite", "test", "test/reporters");

    private static final String BASE = "/dev/cortado/";
    private static final String INDEX = BASE + "builtins.index";
    private static final Set<String> NAMES = Stream.concat(PUBLIC.stream(), PREFIX_ONLY.stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private final Map<String, String> places;
    private final Path folder;

    private Builtins(Map<String, String> places, Path folder) {
        this.places = places;
        this.folder = folder;
    }

    private static final class Holder {
        static final Builtins INSTANCE = load();
    }

    public static Builtins get() {
        return Holder.INSTANCE;
    }

    private static Builtins load() {
        String tree = System.getProperty("cortado.builtins");
        try {
            if (tree != null) {
                Path folder = Path.of(tree);
                return new Builtins(scan(folder), folder);
            }
            Map<String, String> places = new LinkedHashMap<>();
            try (InputStream in = Builtins.class.getResourceAsStream(INDEX)) {
                if (in == null) {
                    throw new IOException("The build has not written " + INDEX);
                }
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    int space = line.indexOf(' ');
                    places.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return new Builtins(places, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> ids() {
        return places.keySet();
    }

    public boolean has(String id) {
        return places.containsKey(id);
    }

    /** The source of a built-in. */
    public String source(String id) {
        String place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("No such built-in module: " + id);
        }
        try {
            if (folder != null) {
                return Files.readString(folder.resolve(place));
            }
            try (InputStream in = Builtins.class.getResourceAsStream(BASE + place)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String idOf(String capability, String name) {
        if (NAMES.contains(name)) {
            return name;
        }
        String joined = capability + "/" + name;
        if (NAMES.contains(joined)) {
            return joined;
        }
        return name.equals("internal") || name.equals(capability) ? "internal/" + capability : "internal/" + joined;
    }

    /** Finds the built-ins of a folder that holds the capabilities. */
    static Map<String, String> scan(Path folder) throws IOException {
        Map<String, String> places = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> tree = Files.find(folder, 3, (path, attributes) -> path.toString().endsWith(".js"))) {
            tree.forEach(files::add);
        }
        for (Path file : files) {
            Path relative = folder.relativize(file);
            if (relative.getNameCount() != 3 || !relative.getName(1).toString().equals("js")) {
                continue;
            }
            String name = relative.getName(2).toString();
            String id = idOf(relative.getName(0).toString(), name.substring(0, name.length() - 3));
            String place = relative.toString().replace('\\', '/');
            String other = places.put(id, place);
            if (other != null) {
                throw new IOException("Two files are the built-in " + id + ": " + other + " and " + place);
            }
        }
        return places;
    }

    /** {@code main CLASSES}: writes the index beside the classes, for the build. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "dev", "cortado");
        var text = new StringBuilder();
        scan(folder).forEach((id, place) -> text.append(id).append(' ').append(place).append('\n'));
        Files.writeString(folder.resolve("builtins.index"), text);
    }
}
