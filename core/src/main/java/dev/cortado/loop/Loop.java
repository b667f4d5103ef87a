package dev.cortado.loop;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The event loop: libuv's phases over the isolate's own thread.
 *
 * <pre>
 *   timers      due once, before the first turn
 *   ┌─▶ posted  what other threads completed ({@link #post})
 *   │   poll    waits for I/O until the next timer, or not at all if there are immediates
 *   │   check   immediates
 *   │   closing what {@link #atClosing} collected
 *   │   timers  that are due
 *   └── again, while something {@link #ref referenced} is left
 * </pre>
 *
 * <p>What JavaScript keeps (timers, immediates) is asked through {@link Macrotasks}; the loop knows nothing else of it.
 * Not thread-safe except {@link #post}, {@link #wakeup} and {@link #stop}.
 */
public final class Loop {
    /** What the JavaScript side does in the phases that belong to it. Called on the loop's thread. */
    public interface Macrotasks {
        /** When the next timer is due, on the clock of {@link Loop#now}; 0 for none. */
        double nextTimer();

        /** Whether a referenced timer is pending. */
        boolean timersRef();

        /** Runs all timers that are due at {@link Loop#now}. */
        void runTimers();

        /** Whether any immediate is queued. */
        boolean immediates();

        /** Whether a referenced immediate is queued. */
        boolean immediatesRef();

        void runImmediates();

        /** Takes the clock over, at the start of a phase. */
        void clock(double now);

        /** Lets the engine do work of its own; returns whether it expects more soon. */
        boolean pump();
    }

    private final long origin;
    private final ConcurrentLinkedQueue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final WorkerPool pool;
    private final Macrotasks macrotasks;
    private Thread thread;
    private Poller poller = new WaitingPoller();
    private java.util.ArrayDeque<Runnable> closing = new java.util.ArrayDeque<>();
    private int active;
    private double now;
    private volatile boolean stopped;
    private long idleNanos;
    private long turns;
    private long events;
    private double startedAt = -1;
    private double endedAt = -1;

    public Loop(int poolSize, Macrotasks macrotasks) {
        this(poolSize, macrotasks, System.nanoTime());
    }

    /** @param origin the clock's zero, on {@link System#nanoTime} */
    public Loop(int poolSize, Macrotasks macrotasks, long origin) {
        this.origin = origin;
        this.pool = new WorkerPool(poolSize);
        this.macrotasks = macrotasks;
        this.thread = Thread.currentThread();
        updateNow();
    }

    /** Milliseconds since the loop was made, as of the start of this phase. */
    public double now() {
        return now;
    }

    /** Takes the time anew. */
    public double updateNow() {
        now = (System.nanoTime() - origin) / 1e6;
        macrotasks.clock(now);
        return now;
    }

    /** The clock's zero, on {@link System#nanoTime}. */
    public long origin() {
        return origin;
    }

    /** Nanoseconds spent waiting for events. */
    public long idleNanos() {
        return idleNanos;
    }

    /** How many turns it has made. */
    public long turns() {
        return turns;
    }

    /** How many things it has run that other threads posted. */
    public long events() {
        return events;
    }

    /** How many of them wait. */
    public int waiting() {
        return posted.size();
    }

    /** When it first ran, on the clock of {@link #now}; -1 before. */
    public double startedAt() {
        return startedAt;
    }

    /** When it last ended, -1 before. */
    public double endedAt() {
        return endedAt;
    }

    public WorkerPool pool() {
        return pool;
    }

    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    /** One more reason to go on: a request under way or a referenced handle. */
    public void ref() {
        assert inLoop();
        active++;
    }

    public void unref() {
        assert inLoop() && active > 0;
        active--;
    }

    /** How many references there are. */
    public int active() {
        return active;
    }

    /** Runs a task in the loop's next turn. Callable from any thread; wakes the loop. */
    public void post(Runnable task) {
        posted.add(task);
        wakeup();
    }

    /** Runs a task in the closing phase of this turn: where handles tell that they are closed. */
    public void atClosing(Runnable task) {
        assert inLoop();
        closing.add(task);
    }

    public void wakeup() {
        if (woken.compareAndSet(false, true) && Thread.currentThread() != thread) {
            poller.wakeup();
        }
    }

    /** Ends {@link #run} after the current task. Callable from any thread. */
    public void stop() {
        stopped = true;
        wakeup();
    }

    public boolean stopped() {
        return stopped;
    }

    /** The poller, replaced by the given one unless that has happened: how sockets bring Netty's loop in. */
    public <P extends Poller> P poller(Class<P> type, Supplier<P> maker) {
        assert inLoop();
        if (!type.isInstance(poller)) {
            Poller old = poller;
            poller = maker.get();
            old.close();
        }
        return type.cast(poller);
    }

    public boolean alive() {
        return active > 0 || !closing.isEmpty() || macrotasks.timersRef() || macrotasks.immediatesRef()
                || !posted.isEmpty();
    }

    /** Runs until nothing referenced is left or {@link #stop} is called. */
    public void run() {
        assert inLoop();
        updateNow();
        if (startedAt < 0) {
            startedAt = now;
        }
        runTimers();
        boolean pumping = false;
        while (!stopped && (alive() || pumping)) {
            turns++;
            runPosted();
            if (stopped) {
                break;
            }
            poll(pumping);
            runPosted();
            if (!stopped && macrotasks.immediates()) {
                macrotasks.runImmediates();
            }
            runClosing();
            if (stopped) {
                break;
            }
            updateNow();
            runTimers();
            pumping = macrotasks.pump();
        }
        endedAt = (System.nanoTime() - origin) / 1e6;
    }

    private void poll(boolean pumping) {
        long timeout;
        if (macrotasks.immediates() || !closing.isEmpty() || !posted.isEmpty()) {
            timeout = 0;
        } else if (!alive() && !pumping) {
            timeout = 0;
        } else {
            double next = macrotasks.nextTimer();
            timeout = next == 0 ? Poller.FOREVER : Math.max(0, (long) Math.ceil((next - now) * 1e6));
            if (pumping && (timeout == Poller.FOREVER || timeout > 1_000_000)) {
                timeout = 1_000_000;
            }
        }
        if (woken.getAndSet(false) && !posted.isEmpty()) {
            timeout = 0;
        }
        if (timeout == 0) {
            poller.poll(0);
        } else {
            long start = System.nanoTime();
            poller.poll(timeout);
            idleNanos += System.nanoTime() - start;
        }
        woken.set(false);
        updateNow();
    }

    private void runTimers() {
        double next = macrotasks.nextTimer();
        if (next != 0 && next <= now) {
            macrotasks.runTimers();
        }
    }

    private void runPosted() {
        // Only what is there now: a task that posts another one must not starve the other phases.
        int count = posted.size();
        Runnable task;
        while (count-- > 0 && !stopped && (task = posted.poll()) != null) {
            events++;
            task.run();
        }
    }

    private void runClosing() {
        int count = closing.size();
        while (count-- > 0 && !stopped) {
            closing.poll().run();
        }
    }

    /** Ends the pool and the poller. On the loop's thread, after {@link #run}. */
    public void close() {
        pool.close();
        poller.close();
    }
}
