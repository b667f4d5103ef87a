package dev.cortado.posix;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The file system part of {@link Posix}. */
abstract class LinuxFiles extends LinuxCalls implements Posix {
    private static final int O_CLOEXEC = 02000000;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_AND_BIRTH = 0xfff;
    private static final int IOV_MAX = 1024;
    private static final long FICLONE = 0x40049409L;
    private static final byte[] EMPTY = {};

    private static final Function OPEN = new Function("open");
    private static final Function CLOSE = new Function("close");
    private static final Function READ = new Function("read");
    private static final Function PREAD = new Function("pread64");
    private static final Function WRITE = new Function("write");
    private static final Function PWRITE = new Function("pwrite64");
    private static final Function READV = new Function("readv");
    private static final Function PREADV = new Function("preadv64");
    private static final Function WRITEV = new Function("writev");
    private static final Function PWRITEV = new Function("pwritev64");
    private static final Function LSEEK = new Function("lseek64");
    private static final Function FTRUNCATE = new Function("ftruncate64");
    private static final Function FSYNC = new Function("fsync");
    private static final Function FDATASYNC = new Function("fdatasync");
    private static final Function FCHMOD = new Function("fchmod");
    private static final Function FCHOWN = new Function("fchown");
    private static final Function FUTIMENS = new Function("futimens");
    private static final Function GETDENTS = new Function("getdents64");
    private static final Function COPY_FILE_RANGE = new Function("copy_file_range");
    private static final Function IOCTL = new Function("ioctl");
    private static final Function STATX = new Function("statx");
    private static final Function ACCESS = new Function("access");
    private static final Function MKDIR = new Function("mkdir");
    private static final Function MKDTEMP = new Function("mkdtemp");
    private static final Function RMDIR = new Function("rmdir");
    private static final Function UNLINK = new Function("unlink");
    private static final Function RENAME = new Function("rename");
    private static final Function LINK = new Function("link");
    private static final Function SYMLINK = new Function("symlink");
    private static final Function READLINK = new Function("readlink");
    private static final Function REALPATH = new Function("realpath");
    private static final Function CHMOD = new Function("chmod");
    private static final Function CHOWN = new Function("chown");
    private static final Function LCHOWN = new Function("lchown");
    private static final Function UTIMENSAT = new Function("utimensat");
    private static final Function STATFS = new Function("statfs64");
    private static final Function INOTIFY_INIT = new Function("inotify_init1");
    private static final Function INOTIFY_ADD = new Function("inotify_add_watch");
    private static final Function INOTIFY_REMOVE = new Function("inotify_rm_watch");

    @Override
    public int open(byte[] path, int flags, int mode) {
        return onPath(OPEN, path, flags | O_CLOEXEC, mode);
    }

    @Override
    public int close(int fd) {
        Scratch scratch = scratch();
        if ((int) once(scratch, CLOSE, fd, 0) == 0) {
            return 0;
        }
        int errno = scratch.memory.getInt(0);
        // Linux has closed the descriptor even where it says EINTR: never try again.
        return errno == Errno.EINTR ? 0 : -errno;
    }

    @Override
    public int read(int fd, ByteBuffer buffer, int offset, int length) {
        return onBuffer(READ, fd, buffer, offset, length, 0);
    }

    @Override
    public int pread(int fd, ByteBuffer buffer, int offset, int length, long position) {
        return onBuffer(PREAD, fd, buffer, offset, length, position);
    }

    @Override
    public int write(int fd, ByteBuffer buffer, int offset, int length) {
        return onBuffer(WRITE, fd, buffer, offset, length, 0);
    }

    @Override
    public int pwrite(int fd, ByteBuffer buffer, int offset, int length, long position) {
        return onBuffer(PWRITE, fd, buffer, offset, length, position);
    }

    @Override
    public long readv(int fd, ByteBuffer[] buffers, long position) {
        return onVector(position < 0 ? READV : PREADV, fd, buffers, position);
    }

    @Override
    public long writev(int fd, ByteBuffer[] buffers, long position) {
        return onVector(position < 0 ? WRITEV : PWRITEV, fd, buffers, position);
    }

    private static long onVector(Function function, int fd, ByteBuffer[] buffers, long position) {
        int count = Math.min(buffers.length, IOV_MAX);
        ByteBuffer vector = ByteBuffer.allocateDirect(16 * Math.max(count, 1)).order(ByteOrder.nativeOrder());
        for (int i = 0; i < count; i++) {
            vector.putLong(16 * i, address(buffers[i])).putLong(16 * i + 8, buffers[i].limit());
        }
        try {
            return raw(scratch(), function, fd, address(vector), count, Math.max(position, 0), 0, 0);
        } finally {
            Reference.reachabilityFence(vector);
            Reference.reachabilityFence(buffers);
        }
    }

    @Override
    public long lseek(int fd, long offset, int whence) {
        return raw(scratch(), LSEEK, fd, offset, whence, 0, 0, 0);
    }

    @Override
    public int ftruncate(int fd, long length) {
        return call(FTRUNCATE, fd, length);
    }

    @Override
    public int fsync(int fd) {
        return call(FSYNC, fd);
    }

    @Override
    public int fdatasync(int fd) {
        return call(FDATASYNC, fd);
    }

    @Override
    public int fchmod(int fd, int mode) {
        return call(FCHMOD, fd, mode);
    }

    @Override
    public int fchown(int fd, int uid, int gid) {
        return call(FCHOWN, fd, uid, gid);
    }

    @Override
    public int fstat(int fd, long[] fields) {
        return statx(fd, EMPTY, AT_EMPTY_PATH, fields);
    }

    @Override
    public int futimens(int fd, long accessSeconds, long accessNanos, long modifySeconds, long modifyNanos) {
        Scratch scratch = scratch();
        times(scratch, accessSeconds, accessNanos, modifySeconds, modifyNanos);
        return call(scratch, FUTIMENS, fd, scratch.struct(), 0, 0, 0, 0);
    }

    private static void times(Scratch scratch, long accessSeconds, long accessNanos, long modifySeconds, long modifyNanos) {
        scratch.memory.putLong(Scratch.STRUCT, accessSeconds).putLong(Scratch.STRUCT + 8, accessNanos)
                .putLong(Scratch.STRUCT + 16, modifySeconds).putLong(Scratch.STRUCT + 24, modifyNanos);
    }

    @Override
    public int getdents(int fd, ByteBuffer buffer, int length) {
        return onBuffer(GETDENTS, fd, buffer, 0, length, 0);
    }

    @Override
    public long copyFileRange(int from, int to, long length) {
        return raw(scratch(), COPY_FILE_RANGE, from, 0, to, 0, length, 0);
    }

    @Override
    public int clone(int from, int to) {
        return call(IOCTL, to, FICLONE, from);
    }

    @Override
    public int ioctl(int fd, long request, ByteBuffer argument) {
        try {
            return call(IOCTL, fd, request, address(argument));
        } finally {
            Reference.reachabilityFence(argument);
        }
    }

    @Override
    public int stat(byte[] path, long[] fields) {
        return statx(AT_FDCWD, path, 0, fields);
    }

    @Override
    public int lstat(byte[] path, long[] fields) {
        return statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, fields);
    }

    private static int statx(int directory, byte[] path, int flags, long[] fields) {
        Scratch scratch = scratch();
        long address = scratch.path(path);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        int status = call(scratch, STATX, directory, address, flags, STATX_BASIC_AND_BIRTH, scratch.struct(), 0);
        if (status < 0) {
            return status;
        }
        ByteBuffer memory = scratch.memory;
        int at = Scratch.STRUCT;
        fields[0] = device(memory.getInt(at + 136), memory.getInt(at + 140));
        fields[1] = memory.getShort(at + 28) & 0xffffL;
        fields[2] = Integer.toUnsignedLong(memory.getInt(at + 16));
        fields[3] = Integer.toUnsignedLong(memory.getInt(at + 20));
        fields[4] = Integer.toUnsignedLong(memory.getInt(at + 24));
        fields[5] = device(memory.getInt(at + 128), memory.getInt(at + 132));
        fields[6] = Integer.toUnsignedLong(memory.getInt(at + 4));
        fields[7] = memory.getLong(at + 32);
        fields[8] = memory.getLong(at + 40);
        fields[9] = memory.getLong(at + 48);
        time(memory, at + 64, fields, 10);
        time(memory, at + 112, fields, 12);
        time(memory, at + 96, fields, 14);
        time(memory, at + 80, fields, 16);
        return 0;
    }

    private static void time(ByteBuffer memory, int at, long[] fields, int index) {
        fields[index] = memory.getLong(at);
        fields[index + 1] = Integer.toUnsignedLong(memory.getInt(at + 8));
    }

    /** The number that makedev(3) composes. */
    private static long device(int major, int minor) {
        return (major & 0xfffff000L) << 32 | (major & 0xfffL) << 8 | (minor & 0xffffff00L) << 12 | minor & 0xffL;
    }

    @Override
    public int access(byte[] path, int mode) {
        return onPath(ACCESS, path, mode, 0);
    }

    @Override
    public int mkdir(byte[] path, int mode) {
        return onPath(MKDIR, path, mode, 0);
    }

    @Override
    public int mkdtemp(byte[] template) {
        Scratch scratch = scratch();
        long address = scratch.path(template);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        if (raw(scratch, MKDTEMP, address, 0, 0, 0, 0, 0) == 0) {
            return -scratch.memory.getInt(0);
        }
        scratch.getPath(template);
        return 0;
    }

    @Override
    public int rmdir(byte[] path) {
        return onPath(RMDIR, path);
    }

    @Override
    public int unlink(byte[] path) {
        return onPath(UNLINK, path);
    }

    @Override
    public int rename(byte[] from, byte[] to) {
        return onPaths(RENAME, from, to);
    }

    @Override
    public int link(byte[] existing, byte[] name) {
        return onPaths(LINK, existing, name);
    }

    @Override
    public int symlink(byte[] target, byte[] name) {
        return onPaths(SYMLINK, target, name);
    }

    @Override
    public int readlink(byte[] path, byte[] target) {
        ByteBuffer out = ByteBuffer.allocateDirect(target.length);
        Scratch scratch = scratch();
        long address = scratch.path(path);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        int length = (int) raw(scratch, READLINK, address, address(out), target.length, 0, 0, 0);
        if (length > 0) {
            out.get(0, target, 0, length);
        }
        Reference.reachabilityFence(out);
        return length;
    }

    @Override
    public int realpath(byte[] path, byte[] resolved) {
        ByteBuffer out = ByteBuffer.allocateDirect(PATH_MAX);
        Scratch scratch = scratch();
        long address = scratch.path(path);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        if (raw(scratch, REALPATH, address, address(out), 0, 0, 0, 0) <= 0) {
            return -scratch.memory.getInt(0);
        }
        return text(out, resolved);
    }

    @Override
    public int chmod(byte[] path, int mode) {
        return onPath(CHMOD, path, mode, 0);
    }

    @Override
    public int chown(byte[] path, int uid, int gid) {
        return onPath(CHOWN, path, uid, gid);
    }

    @Override
    public int lchown(byte[] path, int uid, int gid) {
        return onPath(LCHOWN, path, uid, gid);
    }

    @Override
    public int utimens(byte[] path, boolean follow, long accessSeconds, long accessNanos, long modifySeconds,
            long modifyNanos) {
        Scratch scratch = scratch();
        long address = scratch.path(path);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        times(scratch, accessSeconds, accessNanos, modifySeconds, modifyNanos);
        return call(scratch, UTIMENSAT, AT_FDCWD, address, scratch.struct(), follow ? 0 : AT_SYMLINK_NOFOLLOW, 0, 0);
    }

    @Override
    public int statfs(byte[] path, long[] fields) {
        Scratch scratch = scratch();
        long address = scratch.path(path);
        if (address == 0) {
            return -Errno.ENAMETOOLONG;
        }
        int status = call(scratch, STATFS, address, scratch.struct(), 0, 0, 0, 0);
        for (int i = 0; status == 0 && i < STATFS_FIELDS; i++) {
            fields[i] = scratch.memory.getLong(Scratch.STRUCT + 8 * i);
        }
        return status;
    }

    @Override
    public int inotify(int flags) {
        return call(INOTIFY_INIT, flags);
    }

    @Override
    public int inotifyAdd(int fd, byte[] path, int events) {
        Scratch scratch = scratch();
        long address = scratch.path(path);
        return address == 0 ? -Errno.ENAMETOOLONG : call(scratch, INOTIFY_ADD, fd, address, events, 0, 0, 0);
    }

    @Override
    public int inotifyRemove(int fd, int watch) {
        return call(INOTIFY_REMOVE, fd, watch);
    }
}
