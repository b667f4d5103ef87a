package dev.cortado.fs;

import dev.cortado.posix.Errno;
import dev.cortado.posix.Posix;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Operations of several system calls on whole files. Thread-safe: every call is on its own. */
final class Files {
    /** Which call failed, in a status: -(errno + STAGE * one of these). Opening is 0. */
    static final int STAGE = 1000;
    static final int STAGE_STAT = 1;
    static final int STAGE_READ = 2;
    static final int STAGE_WRITE = 3;
    static final int STAGE_SYNC = 4;
    static final int STAGE_CLOSE = 5;

    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;
    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;
    private static final int S_IFDIR = 0040000;
    private static final int COPY_EXCLUSIVE = 1;
    private static final int COPY_CLONE = 2;
    private static final int COPY_CLONE_FORCE = 4;
    private static final int CHUNK = 64 << 10;
    private static final ThreadLocal<ByteBuffer> CHUNKS = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK));

    private final Posix posix;

    Files(Posix posix) {
        this.posix = posix;
    }

    static int failed(int stage, long errno) {
        return (int) errno - STAGE * stage;
    }

    /**
     * Reads a whole file if it is a regular one of at most {@code most} bytes.
     *
     * @return the bytes; or, for another one, its descriptor and its size (0 if unknown), both for the caller to deal
     *     with; or a failure as an Integer
     */
    Object read(byte[] path, int flags, long most) {
        int fd = posix.open(path, flags, 0666);
        if (fd < 0) {
            return fd;
        }
        long[] fields = new long[Posix.STAT_FIELDS];
        int status = posix.fstat(fd, fields);
        if (status < 0) {
            posix.close(fd);
            return failed(STAGE_STAT, status);
        }
        boolean regular = (fields[1] & S_IFMT) == S_IFREG;
        if (!regular || fields[8] > most || fields[8] == 0) {
            return new double[] {fd, regular ? fields[8] : 0};
        }
        Object content = content(fd, (int) fields[8]);
        posix.close(fd);
        return content;
    }

    /**
     * Reads an open regular file that fits the buffer: its length or a failure.
     *
     * @return {@code Integer.MIN_VALUE} for a file that does not fit or tells no size; its size is then in the fields
     */
    int readSmall(int fd, long[] fields, ByteBuffer into) {
        int status = posix.fstat(fd, fields);
        if (status < 0) {
            return failed(STAGE_STAT, status);
        }
        boolean regular = (fields[1] & S_IFMT) == S_IFREG;
        if (!regular || fields[8] > into.capacity() || fields[8] == 0) {
            fields[8] = regular ? fields[8] : 0;
            return Integer.MIN_VALUE;
        }
        int size = (int) fields[8];
        int length = 0;
        while (length < size) {
            int count = posix.read(fd, into, length, size - length);
            if (count < 0) {
                return failed(STAGE_READ, count);
            }
            if (count == 0) {
                break;
            }
            length += count;
        }
        return length;
    }

    /** Reads the rest of a file, whatever it is; used for text. An Integer is a failure. */
    Object rest(int fd) {
        long[] fields = new long[Posix.STAT_FIELDS];
        int status = posix.fstat(fd, fields);
        if (status < 0) {
            return failed(STAGE_STAT, status);
        }
        boolean regular = (fields[1] & S_IFMT) == S_IFREG;
        return content(fd, regular && fields[8] < Integer.MAX_VALUE ? (int) fields[8] : 0);
    }

    private Object content(int fd, int expected) {
        ByteBuffer chunk = CHUNKS.get();
        byte[] content = new byte[expected == 0 ? CHUNK : expected];
        int length = 0;
        while (true) {
            if (expected > 0 && length == expected) {
                return content;
            }
            int count = posix.read(fd, chunk, 0, expected > 0 ? Math.min(CHUNK, expected - length) : CHUNK);
            if (count < 0) {
                return failed(STAGE_READ, count);
            }
            if (count == 0) {
                return length == content.length ? content : Arrays.copyOf(content, length);
            }
            if (content.length - length < count) {
                content = Arrays.copyOf(content, Math.max(content.length * 2, length + count));
            }
            chunk.get(0, content, length, count);
            length += count;
        }
    }

    /** Fills a buffer from the current position; returns how much there was, or a negative errno. */
    int fill(int fd, ByteBuffer buffer, int offset) {
        int length = offset;
        while (length < buffer.limit()) {
            int count = posix.read(fd, buffer, length, buffer.limit() - length);
            if (count < 0) {
                return count;
            }
            if (count == 0) {
                break;
            }
            length += count;
        }
        return length - offset;
    }

    /** Writes a whole buffer at the current position. */
    int writeAll(int fd, ByteBuffer data) {
        int offset = 0;
        while (offset < data.limit()) {
            int count = posix.write(fd, data, offset, data.limit() - offset);
            if (count < 0) {
                return count;
            }
            offset += count;
        }
        return 0;
    }

    /** Writes a whole file; see {@link #failed} for the result. */
    int write(byte[] path, int flags, int mode, ByteBuffer data, boolean flush) {
        int fd = posix.open(path, flags, mode);
        if (fd < 0) {
            return fd;
        }
        int wrote = writeAll(fd, data);
        int status = wrote < 0 ? failed(STAGE_WRITE, wrote) : 0;
        if (status == 0 && flush) {
            int synced = posix.fsync(fd);
            status = synced < 0 ? failed(STAGE_SYNC, synced) : 0;
        }
        int closed = posix.close(fd);
        return status == 0 && closed < 0 ? failed(STAGE_CLOSE, closed) : status;
    }

    /**
     * Copies a file and its permissions; a copy that fails half way is removed.
     *
     * @param mode COPYFILE_EXCL, COPYFILE_FICLONE and COPYFILE_FICLONE_FORCE of {@code fs.constants}
     */
    int copy(byte[] from, byte[] to, int mode) {
        int source = posix.open(from, 0, 0);
        if (source < 0) {
            return source;
        }
        try {
            return copy(source, to, mode);
        } finally {
            posix.close(source);
        }
    }

    private int copy(int source, byte[] to, int mode) {
        long[] fields = new long[Posix.STAT_FIELDS];
        int status = posix.fstat(source, fields);
        if (status < 0) {
            return status;
        }
        int permissions = (int) fields[1] & 07777;
        int target = posix.open(to, O_WRONLY | O_CREAT | ((mode & COPY_EXCLUSIVE) != 0 ? O_EXCL : 0), permissions);
        if (target < 0) {
            return target;
        }
        long[] other = new long[Posix.STAT_FIELDS];
        status = posix.fstat(target, other);
        boolean same = status == 0 && fields[0] == other[0] && fields[7] == other[7];
        if (status == 0 && !same) {
            status = posix.ftruncate(target, 0);
            status = status == 0 ? permit(target, permissions) : status;
            if (status == 0) {
                status = copyBytes(source, target, mode, fields);
            }
        }
        int closed = posix.close(target);
        status = status == 0 ? closed : status;
        if (status < 0 && !same && (other[1] & S_IFMT) == S_IFREG) {
            posix.unlink(to);
        }
        return status;
    }

    private int permit(int fd, int permissions) {
        int status = posix.fchmod(fd, permissions);
        // Network file systems that keep no permissions refuse this; the copy is good nevertheless.
        return status == -Errno.EPERM ? 0 : status;
    }

    private int copyBytes(int source, int target, int mode, long[] fields) {
        if ((mode & (COPY_CLONE | COPY_CLONE_FORCE)) != 0) {
            int cloned = posix.clone(source, target);
            if (cloned == 0 || (mode & COPY_CLONE_FORCE) != 0) {
                return cloned;
            }
        }
        if ((fields[1] & S_IFMT) == S_IFDIR) {
            return -Errno.EISDIR;
        }
        long copied;
        long total = 0;
        while ((copied = posix.copyFileRange(source, target, 1 << 30)) > 0) {
            total += copied;
        }
        if (copied == 0 && (total > 0 || fields[8] == 0 && (fields[1] & S_IFMT) == S_IFREG && fields[9] > 0)) {
            return 0;
        }
        // Between file systems, from /proc, to append-only files: by hand.
        ByteBuffer chunk = CHUNKS.get();
        int count;
        while ((count = posix.read(source, chunk, 0, CHUNK)) > 0) {
            for (int done = 0; done < count;) {
                int wrote = posix.write(target, chunk, done, count - done);
                if (wrote < 0) {
                    return wrote;
                }
                done += wrote;
            }
        }
        return count;
    }
}
