package dev.cortado.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Programs with dependencies: copied to the build's folder and installed there by npm, once a lock file. */
final class Npm {
    private static final String LOCK = "package-lock.json";

    private Npm() {}

    /** Copies the program at {@code source} and installs what it needs; skips the test where there is no npm. */
    static synchronized Path install(Path source) throws IOException, InterruptedException {
        assumeTrue(isPresent(), "npm is not on the PATH");
        Path target = Path.of("target", "npm", source.toAbsolutePath().normalize().getFileName().toString()).toAbsolutePath();
        Path installed = target.resolve("node_modules").resolve(LOCK);
        copy(source, target);
        byte[] lock = Files.readAllBytes(target.resolve(LOCK));
        if (Files.exists(installed) && Arrays.equals(Files.readAllBytes(installed), lock)) {
            return target;
        }
        Path log = target.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(target.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, npm.waitFor(), () -> read(log));
        Files.write(installed, lock);
        return target;
    }

    private static boolean isPresent() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private static void copy(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(source)) {
            files = tree.filter(path -> Files.isRegularFile(path) && !source.relativize(path).startsWith("node_modules")).toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(file));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
