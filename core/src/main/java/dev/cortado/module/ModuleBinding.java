package dev.cortado.module;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Files as the module loader needs them, over java.nio: the way to a program's first line links no system call of our own,
 * which would cost 20 ms. Paths are absolute.
 */
public final class ModuleBinding implements Binding {
    private static final String LEXER =
            "/META-INF/resources/webjars/es-module-lexer/1.3.0/dist/lexer.asm.js";
    private static final int ENOENT = -2;
    private static final int EIO = -5;
    private static final int EACCES = -13;
    private static final int EISDIR = -21;
    private static final int ELOOP = -40;

    public ModuleBinding(BindingContext context) {
    }

    @Override
    public void define(Ops ops) {
        ops.addInt("stat", arguments -> stat(arguments.string(0)));
        ops.add("readText", arguments -> readText(arguments.string(0)));
        ops.add("lexerSource", arguments -> lexerSource());
        ops.add("realpath", arguments -> realpath(arguments.string(0)));
    }

    /** 0 for a file, 1 for a directory, negative for nothing that can be read. */
    private static int stat(String path) {
        var file = new File(path);
        return file.isFile() ? 0 : file.isDirectory() ? 1 : file.exists() ? 0 : ENOENT;
    }

    /** A file's text, UTF-8 with the byte order mark left in, or a negative errno. */
    private static Object readText(String path) {
        try {
            return new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return Files.isDirectory(Path.of(path)) ? EISDIR : errno(e);
        }
    }

    private static String lexerSource() throws IOException {
        try (InputStream in = ModuleBinding.class.getResourceAsStream(LEXER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Object realpath(String path) {
        try {
            return Path.of(path).toRealPath(new LinkOption[0]).toString();
        } catch (IOException e) {
            return errno(e);
        }
    }

    private static int errno(IOException e) {
        return switch (e) {
            case NoSuchFileException ignored -> ENOENT;
            case AccessDeniedException ignored -> EACCES;
            case FileSystemLoopException ignored -> ELOOP;
            default -> EIO;
        };
    }
}
