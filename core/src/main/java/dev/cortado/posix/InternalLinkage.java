package dev.cortado.posix;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import jdk.internal.access.SharedSecrets;
import jdk.internal.foreign.abi.ABIDescriptor;
import jdk.internal.foreign.abi.NativeEntryPoint;
import jdk.internal.foreign.abi.VMStorage;
import jdk.internal.loader.BootLoader;
import jdk.internal.loader.NativeLibraries;

/**
 * Calls through the layer below the JDK's public linker: the same machine code, linked in a tenth of the time, since
 * neither layouts nor binding recipes are built.
 *
 * <p>Bound to one JDK release and to x86-64 Linux, and there only with
 * {@code --add-exports java.base/jdk.internal.foreign.abi=…}, {@code …/jdk.internal.access=…} and
 * {@code …/jdk.internal.loader=…}. Nothing but {@link #available} may be touched before that has said so.
 */
final class InternalLinkage extends Linkage {
    private static final int RELEASE = 25;
    private static final int ERRNO_MASK = 1 << 2;

    // Where things travel: the System V calling convention in the numbering of the JDK's VMStorage.
    private static final byte INTEGER = 0;
    private static final byte PLACEHOLDER = 4;
    private static final short WHOLE = 0xf;
    private static final int TARGET_ADDRESS = 0;
    private static final int RETURN_BUFFER = 1;
    private static final int CAPTURED_STATE = 2;
    private static final int RAX = 0;
    private static final int R10 = 10;
    private static final int R11 = 11;
    /** rdi, rsi, rdx, rcx, r8, r9. */
    private static final int[] PASSED = {7, 6, 2, 1, 8, 9};
    private static final int STACK_ALIGNMENT = 16;

    /** Apart, so that looking at this class alone touches nothing of the JDK's. */
    private static final class Linked {
        /** A constant, so that the compiler sees through it. */
        static final MethodHandle CALL = link();
        static final NativeLibraries LIBRARIES = libraries();

        private Linked() {
        }

        private static NativeLibraries libraries() {
            // Any library of the JDK's will do: look-ups in it reach the C library that it is linked against.
            BootLoader.loadLibrary("net");
            return BootLoader.getNativeLibraries();
        }

        private static MethodHandle link() {
            VMStorage[] passed = new VMStorage[PASSED.length];
            for (int i = 0; i < passed.length; i++) {
                passed[i] = register(PASSED[i]);
            }
            VMStorage[] results = {register(RAX)};
            VMStorage[] none = {};
            // The addresses of the function and of the captured state travel outside the argument registers.
            VMStorage function = outside(TARGET_ADDRESS);
            VMStorage captured = outside(CAPTURED_STATE);
            var abi = new ABIDescriptor(null, new VMStorage[][] {passed, none}, new VMStorage[][] {results, none, none},
                    new VMStorage[][] {{register(R10), register(R11)}, none}, STACK_ALIGNMENT, 0, register(R10),
                    register(R11), function, outside(RETURN_BUFFER), captured);
            VMStorage[] moves = new VMStorage[2 + passed.length];
            moves[0] = function;
            moves[1] = captured;
            System.arraycopy(passed, 0, moves, 2, passed.length);
            MethodType type = MethodType.methodType(long.class, long.class, long.class, long.class, long.class, long.class,
                    long.class, long.class, long.class);
            return SharedSecrets.getJavaLangInvokeAccess().nativeMethodHandle(
                    NativeEntryPoint.make(abi, moves, results, type, false, ERRNO_MASK, true, false));
        }

        private static VMStorage register(int number) {
            return new VMStorage(INTEGER, WHOLE, number);
        }

        private static VMStorage outside(int place) {
            return new VMStorage(PLACEHOLDER, (short) 0, place);
        }
    }

    private InternalLinkage() {
    }

    /** The linkage, or null where it cannot be had. */
    static Linkage available() {
        Module base = Object.class.getModule();
        Module own = InternalLinkage.class.getModule();
        if (Runtime.version().feature() != RELEASE || !System.getProperty("os.arch").equals("amd64")
                || !base.isExported("jdk.internal.foreign.abi", own) || !base.isExported("jdk.internal.access", own)
                || !base.isExported("jdk.internal.loader", own)) {
            return null;
        }
        try {
            return Linked.CALL == null || Linked.LIBRARIES == null ? null : new InternalLinkage();
        } catch (LinkageError e) {
            return null; // an update of the JDK has changed it: the public linker serves
        }
    }

    @Override
    long find(String symbol) {
        return Linked.LIBRARIES.find(symbol);
    }

    @Override
    long call(long function, long errno, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Linked.CALL.invokeExact(function, errno, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
