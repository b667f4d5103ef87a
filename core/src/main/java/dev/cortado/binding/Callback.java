package dev.cortado.binding;

/**
 * A function of JavaScript's that Java calls, as a macrotask: the loop calls it on the isolate's thread, never from within
 * an operation. An exception that leaves it goes to the program's {@code uncaughtException} handling, not to the caller.
 * On the JavaScript side it is made by {@code internal/loop}'s {@code macrotask()}, which drains ticks and microtasks.
 */
public interface Callback extends AutoCloseable {
    void call();

    void call(int a);

    void call(int a, int b);

    /** Calls with two integers and a value of a type that {@link Ops#add} allows as a result. */
    void call(int a, int b, Object c);

    void call(int a, int b, Object c, Object d);

    @Override
    void close();
}
