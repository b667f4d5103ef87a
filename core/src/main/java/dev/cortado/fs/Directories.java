package dev.cortado.fs;

import dev.cortado.posix.Errno;
import dev.cortado.posix.Posix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reading, making and removing directories. Thread-safe: every call is on its own. */
final class Directories {
    private static final int O_DIRECTORY = 0200000;
    private static final int O_NONBLOCK = 04000;
    private static final int O_NOFOLLOW = 0400000;
    private static final int CHUNK = 32 << 10;
    private static final int S_IFMT = 0170000;
    private static final int S_IFDIR = 0040000;
    /** From d_type of linux_dirent64 to libuv's kinds: unknown 0, file 1, directory 2, link 3, fifo 4, socket 5, char 6, block 7. */
    private static final byte[] KINDS = {0, 4, 6, 0, 2, 0, 7, 0, 1, 0, 3, 0, 5, 0, 0, 0};

    /** @param kind as libuv counts */
    record Entry(byte[] name, int kind) {
        static final int DIRECTORY = 2;
    }

    private final Posix posix;

    Directories(Posix posix) {
        this.posix = posix;
    }

    /** A descriptor to give to {@link #next}, or a negative errno. */
    int open(byte[] path) {
        return posix.open(path, O_DIRECTORY | O_NONBLOCK, 0);
    }

    /** Adds the entries that come next, without {@code .} and {@code ..}; returns 0 at the end or a negative errno. */
    int next(int fd, ByteBuffer buffer, List<Entry> entries) {
        int count = posix.getdents(fd, buffer, buffer.capacity());
        for (int at = 0; at < count; at += buffer.getShort(at + 16) & 0xffff) {
            int start = at + 19;
            int end = start;
            while (buffer.get(end) != 0) {
                end++;
            }
            byte[] name = new byte[end - start];
            buffer.get(start, name);
            boolean self = name.length == 1 && name[0] == '.';
            if (!self && !(name.length == 2 && name[0] == '.' && name[1] == '.')) {
                entries.add(new Entry(name, KINDS[buffer.get(at + 18) & 15]));
            }
        }
        return count;
    }

    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
    }

    /** All entries in the order of their bytes, or a negative errno as an Integer. */
    Object list(byte[] path) {
        List<Entry> entries = new ArrayList<>();
        int fd = open(path);
        if (fd < 0) {
            return fd;
        }
        ByteBuffer buffer = buffer();
        int status;
        while ((status = next(fd, buffer, entries)) > 0) { }
        posix.close(fd);
        if (status < 0) {
            return status;
        }
        entries.sort((a, b) -> Arrays.compareUnsigned(a.name, b.name));
        return entries;
    }

    /** Names in one piece, divided by slashes (no name has one), each after a digit for its kind if kinds are wanted. */
    static Object pack(List<Entry> entries, boolean kinds, boolean asBytes) {
        var packed = new ByteArrayOutputStream(entries.size() * 16);
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                packed.write('/');
            }
            if (kinds) {
                packed.write('0' + entries.get(i).kind);
            }
            packed.writeBytes(entries.get(i).name);
        }
        return asBytes ? packed.toByteArray() : packed.toString(StandardCharsets.UTF_8);
    }

    /**
     * Makes a directory and those above it that are missing.
     *
     * @return the first directory that was made, as a String; null if there was nothing to do; a negative errno
     */
    Object makeAll(byte[] path, int mode) {
        int status = posix.mkdir(path, mode);
        if (status == 0) {
            return Names.decode(path, path.length);
        }
        if (status != -Errno.ENOENT) {
            return existing(path, status);
        }
        byte[] parent = parent(path);
        if (parent == null) {
            return status;
        }
        Object first = makeAll(parent, mode);
        if (first instanceof Integer failure) {
            return failure == -Errno.EEXIST ? (Object) (-Errno.ENOTDIR) : failure;
        }
        status = posix.mkdir(path, mode);
        if (status < 0) {
            Object there = existing(path, status);
            return there == null ? first : there;
        }
        return first == null ? Names.decode(path, path.length) : first;
    }

    private Object existing(byte[] path, int status) {
        if (status == -Errno.ENOTDIR || status == -Errno.EACCES || status == -Errno.EPERM && !isDirectory(path)) {
            return status;
        }
        long[] fields = new long[Posix.STAT_FIELDS];
        int found = posix.stat(path, fields);
        if (found == 0 && (fields[1] & S_IFMT) == S_IFDIR) {
            return null;
        }
        return found == 0 ? status : status == -Errno.EEXIST ? found : status;
    }

    private boolean isDirectory(byte[] path) {
        long[] fields = new long[Posix.STAT_FIELDS];
        return posix.stat(path, fields) == 0 && (fields[1] & S_IFMT) == S_IFDIR;
    }

    private static byte[] parent(byte[] path) {
        int end = path.length;
        while (end > 1 && path[end - 1] == '/') {
            end--;
        }
        while (end > 0 && path[end - 1] != '/') {
            end--;
        }
        while (end > 1 && path[end - 1] == '/') {
            end--;
        }
        return end == 0 || end == path.length ? null : Arrays.copyOf(path, end);
    }

    /**
     * Removes a file, or a directory with all in it; what vanishes meanwhile is no error.
     *
     * @return null, or what failed: a negative errno, the call, the path
     */
    Object[] removeAll(byte[] path, int retries, int delay) throws InterruptedException {
        for (int attempt = 0;; attempt++) {
            Object[] failure = removeOnce(path);
            if (failure == null || attempt >= retries || !temporary((int) failure[0])) {
                return failure;
            }
            Thread.sleep((long) delay * (attempt + 1));
        }
    }

    private static boolean temporary(int status) {
        return status == -Errno.EBUSY || status == -Errno.EMFILE || status == -Errno.ENFILE || status == -Errno.ENOTEMPTY
                || status == -Errno.EPERM;
    }

    private Object[] removeOnce(byte[] path) {
        int status = posix.unlink(path);
        if (status == 0 || status == -Errno.ENOENT) {
            return null;
        }
        if (status != -Errno.EISDIR && status != -Errno.EPERM) {
            return failure(status, "unlink", path);
        }
        int fd = posix.open(path, O_DIRECTORY | O_NONBLOCK | O_NOFOLLOW, 0);
        if (fd == -Errno.ENOENT) {
            return null;
        }
        if (fd < 0) {
            return status == -Errno.EPERM ? failure(status, "unlink", path) : failure(fd, "scandir", path);
        }
        List<Entry> entries = new ArrayList<>();
        ByteBuffer buffer = buffer();
        int count;
        while ((count = next(fd, buffer, entries)) > 0) { }
        posix.close(fd);
        if (count < 0) {
            return failure(count, "scandir", path);
        }
        for (Entry entry : entries) {
            Object[] failure = removeOnce(Names.join(path, entry.name));
            if (failure != null) {
                return failure;
            }
        }
        status = posix.rmdir(path);
        return status == 0 || status == -Errno.ENOENT ? null : failure(status, "rmdir", path);
    }

    private static Object[] failure(int status, String call, byte[] path) {
        return new Object[] {status, call, Names.decode(path, path.length)};
    }
}
