package dev.cortado.posix;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;

/** Linux with glibc. The structures are those of x86-64 and AArch64, which agree in all that is used here. */
final class LinuxPosix extends LinuxFiles {
    static final LinuxPosix INSTANCE = new LinuxPosix();

    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int PRIO_PROCESS = 0;
    private static final Function FCNTL = new Function("fcntl64");
    private static final Function PIPE = new Function("pipe2");
    private static final Function CHDIR = new Function("chdir");
    private static final Function GETCWD = new Function("getcwd");
    private static final Function GETUID = new Function("getuid");
    private static final Function GETEUID = new Function("geteuid");
    private static final Function GETGID = new Function("getgid");
    private static final Function GETEGID = new Function("getegid");
    private static final Function GETRUSAGE = new Function("getrusage");
    private static final Function UMASK = new Function("umask");
    private static final Function KILL = new Function("kill");
    private static final int SYS_GETPRIORITY = System.getProperty("os.arch").equals("aarch64") ? 141 : 140;
    private static final Function SYSCALL = new Function("syscall");
    private static final Function SETPRIORITY = new Function("setpriority");
    private static final ConcurrentHashMap<String, Function> OTHERS = new ConcurrentHashMap<>();

    private LinuxPosix() {
    }

    @Override
    public int duplicate(int fd, int least) {
        return call(FCNTL, fd, F_DUPFD_CLOEXEC, least);
    }

    @Override
    public int fcntl(int fd, int command, long argument) {
        return call(FCNTL, fd, command, argument);
    }

    @Override
    public int pipe(int[] ends, int flags) {
        Scratch scratch = scratch();
        int status = call(scratch, PIPE, scratch.struct(), flags, 0, 0, 0, 0);
        if (status == 0) {
            ends[0] = scratch.memory.getInt(Scratch.STRUCT);
            ends[1] = scratch.memory.getInt(Scratch.STRUCT + 4);
        }
        return status;
    }

    @Override
    public int chdir(byte[] path) {
        return onPath(CHDIR, path);
    }

    @Override
    public int getcwd(byte[] path) {
        ByteBuffer out = ByteBuffer.allocateDirect(PATH_MAX);
        Scratch scratch = scratch();
        if (raw(scratch, GETCWD, address(out), PATH_MAX, 0, 0, 0, 0) <= 0) {
            return -scratch.memory.getInt(0);
        }
        return text(out, path);
    }

    @Override
    public int[] ids() {
        return new int[] {call(GETUID, 0), call(GETEUID, 0), call(GETGID, 0), call(GETEGID, 0)};
    }

    @Override
    public int getrusage(long[] fields) {
        Scratch scratch = scratch();
        int status = call(scratch, GETRUSAGE, 0, scratch.struct(), 0, 0, 0, 0);
        ByteBuffer memory = scratch.memory;
        int at = Scratch.STRUCT;
        fields[0] = memory.getLong(at) * 1_000_000 + memory.getLong(at + 8);
        fields[1] = memory.getLong(at + 16) * 1_000_000 + memory.getLong(at + 24);
        for (int i = 2; i < 16; i++) {
            fields[i] = memory.getLong(at + 16 + 8 * i);
        }
        return status;
    }

    @Override
    public int umask(int mask) {
        return call(UMASK, mask);
    }

    @Override
    public int kill(int pid, int signal) {
        return call(KILL, pid, signal);
    }

    @Override
    public int getpriority(int pid, int[] priority) {
        // The function's -1 may be a priority; the system call returns 20 - priority, which is never negative.
        int result = (int) raw(scratch(), SYSCALL, SYS_GETPRIORITY, PRIO_PROCESS, pid, 0, 0, 0);
        if (result < 0) {
            return result;
        }
        priority[0] = 20 - result;
        return 0;
    }

    @Override
    public int setpriority(int pid, int priority) {
        return call(SETPRIORITY, PRIO_PROCESS, pid, priority);
    }

    @Override
    public long call(String function, long a, long b, long c, long d, long e, long f) {
        return raw(scratch(), OTHERS.computeIfAbsent(function, Function::new), a, b, c, d, e, f);
    }
}
