package dev.cortado.loop;

/** Where a loop waits. {@link #poll} and {@link #close} belong to the loop's thread, {@link #wakeup} to any. */
public interface Poller extends AutoCloseable {
    long FOREVER = Long.MAX_VALUE;

    /**
     * Waits for events, at most so long, and runs what they ask for.
     *
     * @param nanos 0 not to wait, {@link #FOREVER} for no limit
     */
    void poll(long nanos);

    /** Ends a {@link #poll} that waits now or begins next. */
    void wakeup();

    @Override
    void close();
}
