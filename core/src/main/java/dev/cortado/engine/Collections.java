package dev.cortado.engine;

import java.util.Arrays;

/** V8's garbage collections: that one happened, and for who watches, each of them. On the isolate's thread. */
public final class Collections {
    private static final int NOBODY = -1;

    private boolean happened;
    private int watcher = NOBODY;
    private long start;
    private double[] seen = new double[0];

    void begin() {
        start = watcher == NOBODY ? 0 : System.nanoTime();
    }

    void end(int kind, int flags) {
        happened = true;
        if (watcher != NOBODY && start != 0) {
            int at = seen.length;
            seen = Arrays.copyOf(seen, at + 4);
            seen[at] = kind;
            seen[at + 1] = flags;
            seen[at + 2] = start;
            seen[at + 3] = (System.nanoTime() - start) / 1e6;
        }
    }

    /** Whether there was one since this was last asked. */
    public boolean happened() {
        boolean answer = happened;
        happened = false;
        return answer;
    }

    /** Records from now on, for a handle; -1 for nobody. */
    void watch(int handle) {
        watcher = handle;
        seen = new double[0];
    }

    public int watcher() {
        return watcher;
    }

    /** Kind, flags, milliseconds of the start since the origin and of the duration, for each since the last time. */
    public double[] take(long origin) {
        double[] taken = seen;
        if (taken.length > 0) {
            seen = new double[0];
            for (int i = 2; i < taken.length; i += 4) {
                taken[i] = (taken[i] - origin) / 1e6;
            }
        }
        return taken;
    }
}
