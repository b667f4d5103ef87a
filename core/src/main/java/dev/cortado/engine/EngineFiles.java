package dev.cortado.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/**
 * The engine's own files, unpacked from the class path: its library and its ICU data. A distribution holds them unpacked;
 * without one they go to a folder once.
 */
public final class EngineFiles {
    static final String ICU_DATA = "icudt77l.dat";
    private static final String LIBRARY = "libjavet-v8-linux-x86_64-i18n.v.5.0.6.so";

    private EngineFiles() {
    }

    /**
     * Unpacks what the folder does not have yet. Several processes may do so at once.
     *
     * @return the folder
     */
    public static Path unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            place(folder.resolve(LIBRARY), "/" + LIBRARY, false);
            place(folder.resolve(ICU_DATA), "/dev/cortado/engine/" + ICU_DATA + ".gz", true);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(Path target, String resource, boolean compressed) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path partial = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try (InputStream packed = EngineFiles.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("Not on the class path: " + resource);
            }
            try (InputStream in = compressed ? new GZIPInputStream(packed, 1 << 16) : packed;
                    OutputStream out = Files.newOutputStream(partial)) {
                in.transferTo(out);
            }
            try {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** {@code main FOLDER}: for the build of a distribution. */
    public static void main(String[] arguments) {
        unpack(Path.of(arguments[0]));
    }
}
