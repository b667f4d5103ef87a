package dev.cortado.cli;

import java.util.Set;

/** Flags that go to V8 as they are. An unknown one would only make V8 grumble, so they are checked here. */
final class V8Flags {
    private static final Set<String> KNOWN = Set.of(
            "allow-natives-syntax", "gc-interval", "trace-gc", "trace-opt", "trace-deopt", "max-semi-space-size",
            "max-heap-size", "min-semi-space-size", "initial-heap-size", "harmony", "stress-opt", "random-seed", "prof",
            "expose-externalize-string", "single-threaded", "predictable", "concurrent-recompilation", "opt", "sparkplug",
            "maglev", "turbofan", "always-sparkplug", "lite-mode", "optimize-for-size", "use-strict", "stack-trace-limit",
            "experimental-wasm-modules", "wasm-tier-up", "liftoff", "max-lazy", "lazy", "hash-seed", "rehash-snapshot");

    private V8Flags() {
    }

    static boolean known(String name) {
        return KNOWN.contains(name) || name.startsWith("no-") && KNOWN.contains(name.substring(3))
                || name.startsWith("harmony-") || name.startsWith("trace-") || name.startsWith("turbo-")
                || name.startsWith("wasm-");
    }
}
