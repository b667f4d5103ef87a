package dev.cortado.binding;

import java.nio.ByteBuffer;

/**
 * What JavaScript passed to an operation. Valid during that call only, on the isolate's thread.
 *
 * <p>The JavaScript half has validated already: an accessor that meets a value of another type converts as far as that is
 * meaningful (a missing number is 0, a missing string is empty) and never throws into the engine.
 */
public interface Arguments {
    int count();

    /** The argument as a 32-bit integer; a double is truncated. */
    int integer(int index);

    /** The argument as a 64-bit integer, from a number or a BigInt. */
    long longInteger(int index);

    double number(int index);

    boolean bool(int index);

    /** The argument as a string, empty if it is not one. */
    String string(int index);

    boolean isString(int index);

    boolean isNumber(int index);

    /** Whether the argument is absent, undefined or null. */
    boolean isNullish(int index);

    /** Whether the argument is an ArrayBuffer or a view of one. */
    boolean isBytes(int index);

    /**
     * The bytes of an ArrayBuffer, typed array or DataView, in place: position 0, limit its length, native order.
     * Valid during the call; see {@link #hold} for longer.
     */
    ByteBuffer bytes(int index);

    /**
     * Like {@link #bytes}, but keeps the memory alive, even if JavaScript forgets it, until the result is closed on the
     * isolate's thread.
     */
    HeldBytes hold(int index);

    /** The strings of an array of strings. */
    String[] strings(int index);

    /** A function of JavaScript's that the loop may call later; owned by the binding, which closes it. */
    Callback callback(int index);
}
