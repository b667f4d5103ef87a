package dev.cortado.posix;

import java.nio.ByteBuffer;

/**
 * System calls, as thin as they go: numbers in, a number out, a negative errno on failure ({@link Errno}).
 *
 * <p>Paths are bytes without a terminating NUL and without any NUL inside, as the system knows them. Buffers are direct;
 * their position and limit are ignored: offset and length say what is meant. Calls that block do so on the calling
 * thread. Thread-safe. Interrupted calls (EINTR) are begun anew, as libuv does.
 */
public interface Posix {
    /** The system that this process runs on. Made, and its first function linked, on first use: it costs start-up time. */
    static Posix system() {
        return LinuxPosix.INSTANCE;
    }

    /** How many numbers {@link #stat}, {@link #lstat} and {@link #fstat} give. */
    int STAT_FIELDS = 18;

    /** How many numbers {@link #statfs} gives. */
    int STATFS_FIELDS = 7;

    /** Stands for "now" or "leave it" in place of nanoseconds, see utimensat(2). */
    long UTIME_NOW = (1L << 30) - 1;

    long UTIME_OMIT = (1L << 30) - 2;

    // Descriptors

    /** Opens a file, close-on-exec; see open(2). Returns the descriptor. */
    int open(byte[] path, int flags, int mode);

    /** See close(2). The descriptor is gone whatever the result is. */
    int close(int fd);

    /** Reads at the current position, see read(2). Returns the number of bytes, 0 at the end. */
    int read(int fd, ByteBuffer buffer, int offset, int length);

    /** Reads at a position of the file, see pread(2). */
    int pread(int fd, ByteBuffer buffer, int offset, int length, long position);

    int write(int fd, ByteBuffer buffer, int offset, int length);

    int pwrite(int fd, ByteBuffer buffer, int offset, int length, long position);

    /** Reads into several buffers, whole from 0 to limit; see preadv(2). Position -1 means the current one. */
    long readv(int fd, ByteBuffer[] buffers, long position);

    long writev(int fd, ByteBuffer[] buffers, long position);

    /** See lseek(2); returns the new position. */
    long lseek(int fd, long offset, int whence);

    int ftruncate(int fd, long length);

    int fsync(int fd);

    int fdatasync(int fd);

    int fchmod(int fd, int mode);

    int fchown(int fd, int uid, int gid);

    /** See fstat(2) and {@link #stat}. */
    int fstat(int fd, long[] fields);

    /** Sets access and modification time, see futimens(3). */
    int futimens(int fd, long accessSeconds, long accessNanos, long modifySeconds, long modifyNanos);

    /** Reads entries of an open directory as {@code linux_dirent64} records, see getdents64(2); 0 at the end. */
    int getdents(int fd, ByteBuffer buffer, int length);

    /** Copies between files within the kernel, at their current positions, see copy_file_range(2). */
    long copyFileRange(int from, int to, long length);

    /** Makes a file share the blocks of another, see ioctl_ficlone(2). */
    int clone(int from, int to);

    /** Duplicates to the lowest free descriptor from {@code least} on, close-on-exec; see F_DUPFD_CLOEXEC in fcntl(2). */
    int duplicate(int fd, int least);

    /** fcntl(2) with an integer argument. */
    int fcntl(int fd, int command, long argument);

    /** ioctl(2) with a structure, in and out. */
    int ioctl(int fd, long request, ByteBuffer argument);

    /** Makes a pipe, see pipe2(2): its reading and its writing end. */
    int pipe(int[] ends, int flags);

    // Paths

    /**
     * Tells about a file, see statx(2): device, mode, links, uid, gid, device it is, block size, inode, size, blocks, then
     * seconds and nanoseconds of access, modification, change and birth.
     */
    int stat(byte[] path, long[] fields);

    int lstat(byte[] path, long[] fields);

    int access(byte[] path, int mode);

    int mkdir(byte[] path, int mode);

    /** Makes a directory of a fresh name, see mkdtemp(3): replaces the six X at the template's end. */
    int mkdtemp(byte[] template);

    int rmdir(byte[] path);

    int unlink(byte[] path);

    int rename(byte[] from, byte[] to);

    int link(byte[] existing, byte[] name);

    int symlink(byte[] target, byte[] name);

    /** Reads a symbolic link; returns the number of bytes put in. */
    int readlink(byte[] path, byte[] target);

    /** The canonical path, see realpath(3); returns the number of bytes put in, which must have room for 4096. */
    int realpath(byte[] path, byte[] resolved);

    int chmod(byte[] path, int mode);

    int chown(byte[] path, int uid, int gid);

    int lchown(byte[] path, int uid, int gid);

    /** Sets access and modification time, of a link itself unless it is followed; see utimensat(2). */
    int utimens(byte[] path, boolean follow, long accessSeconds, long accessNanos, long modifySeconds, long modifyNanos);

    /** Tells about a file system, see statfs(2): type, block size, blocks, free, available, files, free files. */
    int statfs(byte[] path, long[] fields);

    // Watching files

    /** See inotify_init1(2). */
    int inotify(int flags);

    /** Returns the watch's number. */
    int inotifyAdd(int fd, byte[] path, int events);

    int inotifyRemove(int fd, int watch);

    // The process

    int chdir(byte[] path);

    /** The current directory; returns the number of bytes put in, which must have room for 4096. */
    int getcwd(byte[] path);

    int umask(int mask);

    /** Real and effective user, real and effective group. */
    int[] ids();

    /**
     * What this process has used, see getrusage(2): microseconds of user and of system time, then the other fields as the
     * page lists them, the largest resident set in kilobytes first.
     *
     * @param fields 16 numbers, filled
     */
    int getrusage(long[] fields);

    int kill(int pid, int signal);

    int getpriority(int pid, int[] priority);

    int setpriority(int pid, int priority);

    /** Any function of up to six integers, by its name in the C library; the raw result register or a negative errno. */
    long call(String function, long a, long b, long c, long d, long e, long f);
}
