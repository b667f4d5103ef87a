package dev.cortado.posix;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;

/**
 * Calls through the layer below the JDK's public linker: the same machine code, linked in a tenth of the time, since
 * neither layouts nor binding recipes are built.
 *
 * <p>Bound to one JDK release and to x86-64 Linux, and there only with
 * {@code --add-exports java.base/jdk.internal.foreign.abi=…}, {@code …/jdk.internal.access=…} and
 * {@code …/jdk.internal.loader=…}. By reflection, so that compiling needs none of them; {@code
 * -Djdk.reflect.useNativeAccessorOnly=true} makes that reflection cheap.
 */
final class InternalLinkage extends Linkage {
    private static final int RELEASE = 25;
    private static final String ABI = "jdk.internal.foreign.abi";
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

    /** A constant, so that the compiler sees through it; null where the JDK does not let us. */
    private static final MethodHandle CALL = link();
    private static final Object LIBRARIES;
    private static final Method FIND;

    static {
        Object libraries = null;
        Method find = null;
        if (CALL != null) {
            try {
                Class<?> loader = Class.forName("jdk.internal.loader.BootLoader");
                // Any library of the JDK's will do: look-ups in it reach the C library that it is linked against.
                loader.getMethod("loadLibrary", String.class).invoke(null, "net");
                libraries = loader.getMethod("getNativeLibraries").invoke(null);
                find = Class.forName("jdk.internal.loader.NativeLibraries").getMethod("find", String.class);
            } catch (ReflectiveOperationException e) {
                libraries = null;
            }
        }
        LIBRARIES = libraries;
        FIND = find;
    }

    private InternalLinkage() {
    }

    /** The linkage, or null where it cannot be had. */
    static Linkage available() {
        Module base = Object.class.getModule();
        if (Runtime.version().feature() != RELEASE || !System.getProperty("os.arch").equals("amd64")
                || !base.isExported(ABI, InternalLinkage.class.getModule())) {
            return null;
        }
        return LIBRARIES == null ? null : new InternalLinkage();
    }

    private static MethodHandle link() {
        try {
            Class<?> storage = Class.forName(ABI + ".VMStorage");
            var make = storage.getConstructor(byte.class, short.class, int.class);
            var results = array(storage, make.newInstance(INTEGER, WHOLE, RAX));
            var moves = Array.newInstance(storage, 2 + PASSED.length);
            // The addresses of the function and of the captured state travel outside the argument registers.
            Object function = make.newInstance(PLACEHOLDER, (short) 0, TARGET_ADDRESS);
            Object captured = make.newInstance(PLACEHOLDER, (short) 0, CAPTURED_STATE);
            Array.set(moves, 0, function);
            Array.set(moves, 1, captured);
            for (int i = 0; i < PASSED.length; i++) {
                Array.set(moves, 2 + i, make.newInstance(INTEGER, WHOLE, PASSED[i]));
            }
            Object scratch1 = make.newInstance(INTEGER, WHOLE, R10);
            Object scratch2 = make.newInstance(INTEGER, WHOLE, R11);
            Class<?> many = results.getClass();
            var passed = Array.newInstance(storage, PASSED.length);
            System.arraycopy(moves, 2, passed, 0, PASSED.length);
            Object none = array(storage);
            Class<?> descriptor = Class.forName(ABI + ".ABIDescriptor");
            Object abi = descriptor.getConstructors()[0].newInstance(null, array(many, passed, none),
                    array(many, results, none, none), array(many, array(storage, scratch1, scratch2), none),
                    STACK_ALIGNMENT, 0, scratch1, scratch2, function, make.newInstance(PLACEHOLDER, (short) 0, RETURN_BUFFER),
                    captured);
            MethodType type = MethodType.methodType(long.class, long.class, long.class, long.class, long.class, long.class,
                    long.class, long.class, long.class);
            Class<?> entry = Class.forName(ABI + ".NativeEntryPoint");
            Object point = entry.getMethod("make", descriptor, many, many, MethodType.class, boolean.class, int.class,
                    boolean.class, boolean.class).invoke(null, abi, moves, results, type, false, ERRNO_MASK, true, false);
            Object access = Class.forName("jdk.internal.access.SharedSecrets").getMethod("getJavaLangInvokeAccess")
                    .invoke(null);
            return (MethodHandle) Class.forName("jdk.internal.access.JavaLangInvokeAccess")
                    .getMethod("nativeMethodHandle", entry).invoke(access, point);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // another JDK, or not all is exported: the public linker serves
        }
    }

    private static Object array(Class<?> type, Object... items) {
        Object array = Array.newInstance(type, items.length);
        System.arraycopy(items, 0, array, 0, items.length);
        return array;
    }

    @Override
    long find(String symbol) {
        try {
            return (long) FIND.invoke(LIBRARIES, symbol);
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    @Override
    long call(long function, long errno, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(function, errno, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
