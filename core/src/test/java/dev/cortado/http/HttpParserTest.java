package dev.cortado.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HttpParserTest {
    private record Case(String line, String events) {
    }

    private static List<Case> corpus() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                HttpParserTest.class.getResourceAsStream("parser-corpus.txt")), US_ASCII))) {
            String line;
            while ((line = in.readLine()) != null) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    cases.add(new Case(line, in.readLine().strip()));
                }
            }
        }
        return cases;
    }

    @Test
    void agreesWithNode() throws IOException {
        List<Case> cases = corpus();
        assertTrue(cases.size() > 300);
        for (Case one : cases) {
            assertEquals(one.events, ParserTranscript.ofLine(one.line), one.line);
        }
    }

    @Test
    void anyCutGivesTheSameMessages() throws IOException {
        for (Case one : corpus()) {
            // What a limit counts and where an error is noticed depend on the cuts; so does a bare 101.
            String[] parts = one.line.split(" ", 6);
            if (!parts[4].equals("-") || !parts[2].equals("16384") || one.events.contains(" ; E")
                    || one.events.startsWith("E") || one.events.contains("U")) {
                continue;
            }
            int length = ParserTranscript.unquote(parts[5]).length;
            for (int cut = 1; cut < length; cut++) {
                parts[4] = Integer.toString(cut);
                assertEquals(joinBody(one.events), joinBody(ParserTranscript.ofLine(String.join(" ", parts))),
                        one.line + " at " + cut);
            }
        }
    }

    private static String joinBody(String events) {
        return events.replace("\" ; D\"", "");
    }
}
