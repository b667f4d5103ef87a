package dev.cortado.binding;

/**
 * The Java half of a capability: what {@code internalBinding(name)} gives to the JavaScript half.
 *
 * <p>{@code internalBinding('os')} finds {@code dev.cortado.os.OsBinding} by name; there is no registry. An
 * implementation is a public final class with a constructor that takes a {@link BindingContext}. One instance belongs to
 * one isolate, is made on first use and is called on the isolate's own thread only.
 */
public interface Binding extends AutoCloseable {
    /** Names the operations and the shared memory. Called once, before the JavaScript half sees the binding. */
    void define(Ops ops);

    /** Releases what the binding holds outside the isolate. Called once, on the isolate's thread, after the loop ended. */
    @Override
    default void close() {
    }
}
