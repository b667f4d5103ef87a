package dev.cortado.process;

import dev.cortado.binding.BindingContext;
import java.util.HashMap;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals that a program listens for. What nobody listens for ends the process by the signal itself, as POSIX has it; the
 * JVM's own handlers, which would end it with an exit code, are put aside at start.
 *
 * <p>The JVM keeps QUIT, ILL, FPE, KILL, SEGV and STOP to itself: listening for them is refused.
 */
public final class Signals {
    private static final String[] ENDING = {"TERM", "INT", "HUP"};
    private final BindingContext context;
    private final Map<String, SignalHandler> previous = new HashMap<>();

    Signals(BindingContext context) {
        this.context = context;
    }

    /** For a process that is one program: the signals that end it do so by themselves. */
    public static void restoreDefaults() {
        for (String name : ENDING) {
            Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
        }
    }

    /**
     * Listens.
     *
     * @param name without SIG
     * @param handle gets an event for each signal; it does not keep the loop alive
     * @return 0, or -EINVAL if that cannot be had
     */
    int listen(String name, int handle) {
        try {
            SignalHandler old = Signal.handle(new Signal(name),
                    signal -> context.loop().post(() -> context.emit(handle, 0, signal.getName(), null)));
            previous.putIfAbsent(name, old);
            return 0;
        } catch (IllegalArgumentException e) {
            return -22; // EINVAL
        }
    }

    void ignore(String name) {
        SignalHandler old = previous.remove(name);
        if (old != null) {
            Signal.handle(new Signal(name), old);
        }
    }

    void close() {
        for (String name : previous.keySet().toArray(String[]::new)) {
            ignore(name);
        }
    }
}
