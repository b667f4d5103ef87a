package dev.cortado.engine;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * V8 as a library of this process: loaded once, with flags that are sealed from then on. Thread-safe.
 *
 * <p>Natives syntax is always on, since the built-ins ask V8 directly what no API tells ({@code js/natives.js}).
 * Temporal is off: the Node release that we measure ourselves by has none. WebAssembly's string instructions give Buffer
 * V8's own UTF-8 codec ({@code buffer/js/engine_strings.js}).
 */
public final class Engine {
    private static final String FLAGS = "--allow-natives-syntax --no-harmony-temporal --experimental-wasm-stringref";
    private static V8Host host;

    private Engine() {
    }

    /**
     * Loads the engine unless that has happened, in which case the arguments are ignored.
     *
     * @param folder holds the engine's library and {@code icudt77l.dat}, as {@link EngineFiles} unpacks them
     * @param flags V8's own, such as {@code --max-old-space-size=100}
     */
    public static synchronized void load(Path folder, List<String> flags) {
        if (host != null) {
            return;
        }
        Path icu = folder.resolve(EngineFiles.ICU_DATA);
        if (!Files.isReadable(icu)) {
            // V8 would end the process.
            throw new IllegalStateException("No ICU data at " + icu);
        }
        File library = folder.toFile();
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return library;
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                return false;
            }

            @Override
            public boolean isLibInSystemPath(JSRuntimeType type) {
                return false;
            }
        });
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(icu.toString());
        V8RuntimeOptions.V8_FLAGS.setCustomFlags(FLAGS + " " + String.join(" ", flags));
        host = V8Host.getV8I18nInstance();
        host.disableGCNotification();
        if (!host.isLibraryLoaded()) {
            throw new IllegalStateException("The engine's library does not load", host.getLastException());
        }
    }

    static synchronized V8Host host() {
        if (host == null) {
            throw new IllegalStateException("The engine is not loaded");
        }
        return host;
    }
}
