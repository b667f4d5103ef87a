package dev.cortado.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/compatibility.md} true. */
class CompatibilityTest {
    @Test
    void absentModulesAreThoseTheDocumentLists() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "compatibility.md"));
        String list = text.substring(text.indexOf("<!-- absent modules"), text.indexOf("<!-- end -->"));
        var listed = Pattern.compile("- `([^`]+)`").matcher(list).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Builtins builtins = Builtins.get();
        var absent = Stream.concat(
                Builtins.PUBLIC.stream().filter(id -> !builtins.has(id) && !id.equals("sys")),
                Builtins.PREFIX_ONLY.stream().filter(id -> !builtins.has(id)).map(id -> "node:" + id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(absent, listed);
    }
}
