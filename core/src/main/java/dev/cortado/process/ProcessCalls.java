package dev.cortado.process;

import dev.cortado.binding.Ops;
import dev.cortado.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What process asks the system for. Nothing here is linked before a program asks. */
final class ProcessCalls {
    private static final int SIGABRT = 6;
    private boolean moved;

    void define(Ops ops) {
        ops.add("cwd", a -> moved ? currentDirectory() : System.getProperty("user.dir"));
        ops.addInt("chdir", a -> {
            int status = Posix.system().chdir(a.string(0).getBytes(StandardCharsets.UTF_8));
            moved |= status == 0;
            return status;
        });
        ops.addInt("umask", a -> umask(a.integer(0)));
        ops.addInt("kill", a -> Posix.system().kill(a.integer(0), a.integer(1)));
        ops.addVoid("abort", a -> Posix.system().kill((int) ProcessHandle.current().pid(), SIGABRT));
        ops.add("ids", a -> Posix.system().ids());
        ops.add("cpu", a -> {
            long[] usage = usage();
            return new double[] {usage[0], usage[1]};
        });
        ops.add("resourceUsage", a -> {
            long[] usage = usage();
            // The largest resident set, faults, blocks read and written, switches of context.
            return new double[] {usage[2], usage[6], usage[7], usage[9], usage[10], usage[14], usage[15]};
        });
        ops.add("availableMemory", a -> memory("MemAvailable:"));
        ops.add("constrainedMemory", a -> constrained());
    }

    private static long[] usage() {
        long[] usage = new long[16];
        Posix.system().getrusage(usage);
        return usage;
    }

    private static Object currentDirectory() {
        byte[] path = new byte[4096];
        int length = Posix.system().getcwd(path);
        return length < 0 ? (Object) length : new String(path, 0, length, StandardCharsets.UTF_8);
    }

    /** @param mask -1 to leave it as it is */
    private static int umask(int mask) {
        Posix posix = Posix.system();
        int old = posix.umask(mask < 0 ? 0 : mask);
        if (mask < 0) {
            posix.umask(old);
        }
        return old;
    }

    private static double memory(String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
                if (line.startsWith(name)) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException e) {
            return 0; // not told
        }
        return 0;
    }

    /** The limit of the control group, or the machine's memory where there is none. */
    private static double constrained() {
        try {
            String limit = Files.readString(Path.of("/sys/fs/cgroup/memory.max")).strip();
            if (!limit.equals("max")) {
                return Double.parseDouble(limit);
            }
        } catch (IOException e) {
            // No such group.
        }
        return memory("MemTotal:");
    }
}
