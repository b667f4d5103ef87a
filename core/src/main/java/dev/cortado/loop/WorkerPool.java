package dev.cortado.loop;

import java.util.ArrayDeque;

/**
 * The threads for work that blocks, as libuv's pool: a fixed number, started one by one as work arrives, first in first
 * out. Daemon threads: what still runs when the program ends is abandoned, as in Node.
 */
public final class WorkerPool {
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private final int size;
    private int threads;
    private int idle;
    private boolean closed;

    WorkerPool(int size) {
        this.size = Math.clamp(size, 1, 1024);
    }

    /** Queues work. Callable from any thread. Work must not throw. */
    public void execute(Runnable work) {
        synchronized (queue) {
            if (closed) {
                return;
            }
            queue.add(work);
            if (queue.size() <= idle) {
                queue.notify();
            } else if (threads < size) {
                threads++;
                Thread.ofPlatform().daemon().name("cortado-pool-" + threads).start(this::work);
            }
        }
    }

    private void work() {
        while (true) {
            Runnable next;
            synchronized (queue) {
                while ((next = queue.poll()) == null) {
                    if (closed) {
                        return;
                    }
                    idle++;
                    try {
                        queue.wait();
                    } catch (InterruptedException e) {
                        // Not used to stop a pool thread: closed tells.
                    } finally {
                        idle--;
                    }
                }
            }
            next.run();
        }
    }

    void close() {
        synchronized (queue) {
            closed = true;
            queue.clear();
            queue.notifyAll();
        }
    }
}
