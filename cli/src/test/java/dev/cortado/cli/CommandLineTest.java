package dev.cortado.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(arguments, Map.of());
    }

    @Test
    void scriptAndItsArgumentsAreNotOptions() {
        CommandLine line = parse("--no-warnings", "app.js", "--flag", "-e");
        assertEquals(List.of("app.js", "--flag", "-e"), line.arguments());
        assertEquals(List.of("--no-warnings"), line.runtimeArguments());
        assertEquals(false, line.options().get("warnings"));
    }

    @Test
    void twoDashesEndOptions() {
        assertEquals(List.of("-x.js"), parse("--", "-x.js").arguments());
    }

    @Test
    void unknownOptionEndsWithCode9() {
        CommandLine line = parse("--nonsense");
        assertEquals(9, line.exitCode());
        assertEquals("cortado: bad option: --nonsense\n", line.output());
    }

    @Test
    void missingArgumentEndsWithCode9() {
        CommandLine line = parse("--require");
        assertEquals(9, line.exitCode());
        assertEquals("cortado: --require requires an argument\n", line.output());
    }

    @Test
    void evalTakesItsSource() {
        CommandLine line = parse("-e", "-1", "x");
        assertEquals("-1", line.options().get("eval"));
        assertEquals(List.of("x"), line.arguments());
    }

    @Test
    void v8FlagsPass() {
        assertEquals(List.of("--max-old-space-size=100", "--expose-gc"),
                parse("--max-old-space-size=100", "--expose-gc", "x.js").v8Flags());
    }

    @Test
    void nodeOptionsComeFirstAndMayBeQuoted() {
        CommandLine line = CommandLine.parse(new String[] {"-r", "b", "x.js"}, Map.of("NODE_OPTIONS", "-r \"a b\""));
        assertEquals(List.of("a b", "b"), line.options().get("require"));
    }

    @Test
    void nodeOptionsRefuseScripts() {
        CommandLine line = CommandLine.parse(new String[0], Map.of("NODE_OPTIONS", "-e 1"));
        assertEquals(9, line.exitCode());
        assertTrue(line.output().contains("-e is not allowed in NODE_OPTIONS"), line.output());
    }
}
