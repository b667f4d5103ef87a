package dev.cortado.cli;

import dev.cortado.engine.EngineFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the distribution, for the build: {@code TARGET/cortado} with {@code bin/cortado} and {@code bin/node}, the jars,
 * the engine's files unpacked and the JDK's AOT cache of what start-up loads. A cache that cannot be made is left out, with
 * a word: everything runs without it, only slower to start.
 */
final class Distribution {
    private final Path home;
    private final Path lib;

    private Distribution(Path target) {
        home = target.resolve("cortado");
        lib = home.resolve("lib");
    }

    /** {@code main TARGET JAR BASEDIR}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]);
        var distribution = new Distribution(target);
        distribution.assemble(target.resolve(arguments[1]), Path.of(arguments[2]));
        distribution.makeCache();
    }

    private void assemble(Path jar, Path basedir) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.copy(jar, lib.resolve("cortado-cli.jar"), StandardCopyOption.REPLACE_EXISTING);
        Path launcher = home.resolve("bin/cortado");
        Files.copy(basedir.resolve("src/main/dist/cortado"), launcher, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path node = home.resolve("bin/node");
        Files.deleteIfExists(node);
        Files.createSymbolicLink(node, Path.of("cortado"));
        Files.writeString(lib.resolve("jdk"), System.getProperty("java.home") + "\n");
        EngineFiles.unpack(lib.resolve("engine"));
    }

    /** Runs a small program once so that the JVM notes what it loads, then makes the cache of that. */
    private void makeCache() throws IOException, InterruptedException {
        Path cache = lib.resolve("cortado.aot");
        Path training = Files.createTempFile("cortado-training", ".js");
        Files.deleteIfExists(cache);
        try {
            Files.writeString(training, TRAINING);
            var launcher = new ProcessBuilder(home.resolve("bin/cortado").toString(), training.toString());
            launcher.environment().put("CORTADO_JAVA_OPTIONS", "-Dcortado.training=true -XX:AOTCacheOutput=" + cache);
            launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
            launcher.redirectErrorStream(true);
            Process process = launcher.start();
            String output = new String(process.getInputStream().readAllBytes());
            int code = process.waitFor();
            if (!Files.exists(cache)) {
                System.out.println("No start-up cache was made (exit code " + code + "): " + output);
            }
        } finally {
            Files.deleteIfExists(training);
        }
    }

    private static final String TRAINING = """
            require('path').join('a', 'b');
            setTimeout(() => {}, 10);
            setImmediate(() => Promise.resolve().then(() => process.nextTick(() => {})));
            """;
}
