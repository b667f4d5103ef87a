package dev.cortado.posix;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Calls through the JDK's public {@link Linker}: works everywhere, takes some 20 ms to link. */
final class PublicLinkage extends Linkage {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle CALL = Linker.nativeLinker().downcallHandle(
            FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
            Linker.Option.captureCallState("errno"));

    @Override
    long find(String symbol) {
        return Linker.nativeLinker().defaultLookup().find(symbol).map(MemorySegment::address).orElse(0L);
    }

    @Override
    long call(long function, long errno, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(MemorySegment.ofAddress(function),
                    MemorySegment.ofAddress(errno).reinterpret(Integer.BYTES), a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new AssertionError(t); // a downcall throws nothing of its own
        }
    }
}
