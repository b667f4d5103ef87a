package dev.cortado.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Well-known packages from npm: a script each has it do its job and says OK. The property {@code cortado.test.runtime}
 * names another runtime than Cortado.
 */
class PackagesTest {
    private static Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        folder = Npm.install(Path.of("src", "test", "js", "packages"));
    }

    @TestFactory
    Stream<DynamicTest> packages() throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(folder)) {
            scripts = files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
        return scripts.stream().map(script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> check(script)));
    }

    private static void check(Path script) throws IOException, InterruptedException {
        String name = script.getFileName().toString().replaceFirst("\\.js$", "");
        String runtime = System.getProperty("cortado.test.runtime", "");
        List<String> command = runtime.isEmpty() ? Run.cortado(script.toString()) : new ArrayList<>(List.of(runtime.split(" ")));
        if (!runtime.isEmpty()) {
            command.add(script.toString());
        }
        Run run = Run.of(command);
        assertEquals("OK " + name + "\n", run.output(), run.errors());
        assertEquals(0, run.exitCode(), run.errors());
    }
}
