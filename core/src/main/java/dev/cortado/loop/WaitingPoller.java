package dev.cortado.loop;

import java.util.concurrent.locks.LockSupport;

/** A plain wait, for programs that have no descriptor to watch: it costs nothing at start. */
final class WaitingPoller implements Poller {
    private final Thread thread = Thread.currentThread();
    private volatile boolean wake;

    @Override
    public void poll(long nanos) {
        long deadline = nanos == FOREVER ? 0 : System.nanoTime() + nanos;
        while (!wake) {
            if (nanos == FOREVER) {
                LockSupport.park(this);
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                LockSupport.parkNanos(this, left);
            }
            Thread.interrupted(); // nobody interrupts the loop on purpose, and a set flag would make this spin
        }
        wake = false;
    }

    @Override
    public void wakeup() {
        wake = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        wake = false;
    }
}
