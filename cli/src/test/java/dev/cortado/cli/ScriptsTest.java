package dev.cortado.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The behaviour scripts: each runs on Cortado and says what its {@code .out} file says, which was written by Node
 * 24.12; a script without one must end with exit code 0.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("..", "core", "src", "test", "js");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> scripts() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SCRIPTS)) {
            files = tree.filter(path -> path.toString().endsWith(".js")).sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(SCRIPTS.relativize(file).toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException, InterruptedException {
        Run run = Run.of(Run.cortado(file.toString()));
        Path expected = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.js$", ".out"));
        if (Files.exists(expected)) {
            assertEquals(Files.readString(expected), run.output(), run.errors());
        }
        assertEquals(0, run.exitCode(), run.output() + run.errors());
    }
}
