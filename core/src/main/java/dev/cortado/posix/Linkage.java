package dev.cortado.posix;

/**
 * The one call shape that serves every function of up to six integer or pointer arguments, variadic ones too (x86-64 and
 * AArch64 pass them alike in registers on Linux): {@code long f(long × 6)}, with errno captured.
 *
 * <p>One shape, because each new one costs milliseconds of start-up to link, and a function more on the same shape costs
 * a symbol look-up. Two implementations: {@link PublicLinkage} and the faster {@link InternalLinkage}.
 */
abstract class Linkage {
    /** The address of a C library function, or 0 if it has none. */
    abstract long find(String symbol);

    /**
     * Calls a function.
     *
     * @param function its address, from {@link #find}
     * @param errno address of four bytes that take errno
     * @return the result register, to be narrowed for functions that return an int
     */
    abstract long call(long function, long errno, long a, long b, long c, long d, long e, long f);

    /** The faster linkage where the JVM was started with what it needs, the public one otherwise. */
    static Linkage make() {
        Linkage internal = InternalLinkage.available();
        return internal != null ? internal : new PublicLinkage();
    }
}
