package dev.cortado.posix;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How calls are made: functions found by name on first use, errno taken, structures and paths passed in memory that each
 * thread keeps.
 */
abstract class LinuxCalls {
    /** Longer paths the kernel refuses in any case (PATH_MAX includes the NUL). */
    static final int PATH_MAX = 4096;

    /** Made by the first call, not by the first look at this class. */
    static final class Linked {
        static final Linkage LINKAGE = Linkage.make();

        private Linked() {
        }
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** A C library function. Its address is looked up on its first call; a race looks it up twice. */
    static final class Function {
        private final String name;
        private long address;

        Function(String name) {
            this.name = name;
        }

        long address() {
            long known = address;
            if (known == 0) {
                known = Linked.LINKAGE.find(name);
                address = known;
            }
            return known;
        }
    }

    /** One thread's memory for arguments: errno, a structure, two paths. */
    static final class Scratch {
        static final int STRUCT = 64;
        static final int STRUCT_BYTES = 1024 - STRUCT;
        private static final int FIRST = 1024;
        private static final int SECOND = FIRST + PATH_MAX + 8;
        private static final int BYTES = SECOND + PATH_MAX + 8;

        final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
        final long address = LinuxCalls.address(memory);

        /** The address of the structure's memory. */
        long struct() {
            return address + STRUCT;
        }

        /** Puts a path in; returns its address, or 0 if it is too long. */
        long path(byte[] path) {
            return put(FIRST, path);
        }

        /** A second path, for calls that take two. */
        long path2(byte[] path) {
            return put(SECOND, path);
        }

        private long put(int at, byte[] path) {
            if (path.length >= PATH_MAX) {
                return 0;
            }
            memory.put(at, path);
            memory.put(at + path.length, (byte) 0);
            return address + at;
        }

        int getPath(byte[] into) {
            int length = 0;
            while (memory.get(FIRST + length) != 0) {
                length++;
            }
            memory.get(FIRST, into, 0, length);
            return length;
        }
    }

    static Scratch scratch() {
        return SCRATCH.get();
    }

    static long address(ByteBuffer buffer) {
        int position = buffer.position();
        return MemorySegment.ofBuffer(buffer).address() - position;
    }

    /** Calls once, whatever errno says; it is left at the start of the scratch memory. */
    static long once(Scratch scratch, Function function, long a, long b) {
        return Linked.LINKAGE.call(function.address(), scratch.address, a, b, 0, 0, 0, 0);
    }

    /** The raw result, or a negative errno where the function returned -1. */
    static long raw(Scratch scratch, Function function, long a, long b, long c, long d, long e, long f) {
        long address = function.address();
        if (address == 0) {
            return -Errno.ENOSYS;
        }
        while (true) {
            long result = Linked.LINKAGE.call(address, scratch.address, a, b, c, d, e, f);
            if (result != -1) {
                return result;
            }
            int errno = scratch.memory.getInt(0);
            if (errno != Errno.EINTR) {
                return -errno;
            }
        }
    }

    /** The result of a function that returns an int. */
    static int call(Function function, long a, long b, long c, long d, long e, long f) {
        return call(scratch(), function, a, b, c, d, e, f);
    }

    static int call(Scratch scratch, Function function, long a, long b, long c, long d, long e, long f) {
        long address = function.address();
        if (address == 0) {
            return -Errno.ENOSYS;
        }
        while (true) {
            // The upper half of the register means nothing.
            int result = (int) Linked.LINKAGE.call(address, scratch.address, a, b, c, d, e, f);
            if (result != -1) {
                return result;
            }
            int errno = scratch.memory.getInt(0);
            if (errno != Errno.EINTR) {
                return -errno;
            }
        }
    }

    static int call(Function function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    static int call(Function function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    static int call(Function function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    /** Copies what a function has put in up to the NUL; returns its length. */
    static int text(ByteBuffer from, byte[] to) {
        int length = 0;
        while (from.get(length) != 0) {
            length++;
        }
        from.get(0, to, 0, length);
        Reference.reachabilityFence(from);
        return length;
    }

    static int onPath(Function function, byte[] path) {
        return onPath(function, path, 0, 0);
    }

    static int onPath(Function function, byte[] path, long b, long c) {
        Scratch scratch = scratch();
        long address = scratch.path(path);
        return address == 0 ? -Errno.ENAMETOOLONG : call(scratch, function, address, b, c, 0, 0, 0);
    }

    static int onPaths(Function function, byte[] first, byte[] second) {
        Scratch scratch = scratch();
        long a = scratch.path(first);
        long b = scratch.path2(second);
        return a == 0 || b == 0 ? -Errno.ENAMETOOLONG : call(scratch, function, a, b, 0, 0, 0, 0);
    }

    /** A call with a buffer as its second argument and a length as its third. */
    static int onBuffer(Function function, int fd, ByteBuffer buffer, int offset, int length, long position) {
        if (offset < 0 || length < 0 || offset > buffer.capacity() - length) {
            throw new IndexOutOfBoundsException("offset " + offset + ", length " + length + " of " + buffer.capacity());
        }
        try {
            return (int) raw(scratch(), function, fd, address(buffer) + offset, length, position, 0, 0);
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }
}
