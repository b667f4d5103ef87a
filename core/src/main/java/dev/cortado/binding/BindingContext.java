package dev.cortado.binding;

import dev.cortado.loop.Loop;
import java.util.Map;

/** What a {@link Binding} gets from the runtime it belongs to. */
public interface BindingContext {
    /** The event loop of this runtime. */
    Loop loop();

    /** Work for another thread; see {@link #async}. */
    @FunctionalInterface
    interface Job {
        /**
         * Runs on a pool thread and touches nothing of the isolate but {@link HeldBytes}.
         *
         * @return an Integer becomes the request's status (by custom negative for an errno); anything else that
         *     {@link Ops#add} allows becomes its value, with status 0
         */
        Object run() throws Exception;
    }

    /**
     * Runs a job on the thread pool; its result completes the request that the JavaScript half made by
     * {@code internal/loop}'s {@code request()}. The request keeps the loop alive until then.
     *
     * @param request the id that JavaScript passed
     * @param held closed, on the isolate's thread, before the request's callback runs
     */
    void async(int request, Job job, HeldBytes... held);

    /** Marks a request as under way, so that the loop stays alive until {@link #complete}. On the isolate's thread. */
    void begin(int request);

    /**
     * Completes a request that {@link #begin} marked: callable from any thread.
     *
     * @param status 0 or a negative errno, or what the two halves agree on
     * @param value of a type that {@link Ops#add} allows
     */
    void complete(int request, int status, Object value);

    /**
     * Completes a request at once, as a macrotask of its own. On the isolate's thread, from the loop, never within an
     * operation; {@link #begin} is not asked for, since what will call this keeps the loop alive itself.
     */
    void settle(int request, int status, Object value);

    /**
     * Delivers an event to a handle that the JavaScript half made by {@code internal/loop}'s {@code handle()}: one
     * macrotask. On the isolate's thread, from the loop, never within an operation.
     */
    void emit(int handle, int event, Object a, Object b);

    /** The environment of the process that the program sees at start. */
    Map<String, String> environment();

    /** Another binding of the same runtime, made if need be. */
    <T extends Binding> T binding(Class<T> type);
}
