package dev.cortado.process;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import dev.cortado.runtime.Program;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts about the process and what ends it, for {@code js/internal.js} and its neighbours. */
public final class ProcessBinding implements Binding {
    private static final int EPIPE = -32;
    private static final int EBADF = -9;
    private static final int EIO = -5;
    private final Program program;
    private final Signals signals;

    public ProcessBinding(BindingContext context) {
        this.program = (Program) context;
        this.signals = new Signals(context);
    }

    @Override
    public void define(Ops ops) {
        ops.add("facts", arguments -> facts());
        ops.add("environment", arguments -> environment());
        ops.add("options", arguments -> options());
        ops.add("environmentFlags", arguments -> List.of(
                "--no-warnings", "--require", "--conditions", "--preserve-symlinks", "--trace-warnings",
                "--trace-deprecation", "--throw-deprecation", "--unhandled-rejections"));
        ops.add("ppid", arguments -> ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
        ops.add("uptime", arguments -> (System.nanoTime() - program.loop().origin()) / 1e9);
        ops.add("hrtime", arguments -> (double) System.nanoTime());
        ops.addVoid("exit", arguments -> program.exit(arguments.integer(0)));
        ops.addInt("write", arguments -> arguments.isString(1)
                ? write(arguments.integer(0), ByteBuffer.wrap(arguments.string(1).getBytes(StandardCharsets.UTF_8)))
                : write(arguments.integer(0), arguments.bytes(1)));
        ops.add("readStandardInput", arguments ->
                new String(new FileInputStream(FileDescriptor.in).readAllBytes(), StandardCharsets.UTF_8));
        ops.add("handleType", arguments -> handleType(arguments.integer(0)));
        new ProcessCalls().define(ops);
        ops.addInt("listenSignal", arguments -> signals.listen(arguments.string(0), arguments.integer(1)));
        ops.addVoid("ignoreSignal", arguments -> signals.ignore(arguments.string(0)));
        ops.add("memory", arguments -> new double[] {residentBytes(), 0, 0});
    }

    /** In the order that {@code js/internal.js} reads them. */
    private List<Object> facts() {
        List<String> argv = new ArrayList<>();
        argv.add(program.options().execPath());
        argv.addAll(program.options().arguments());
        String arch = System.getProperty("os.arch");
        return List.of(
                arch.equals("amd64") ? "x64" : arch.equals("aarch64") ? "arm64" : arch,
                System.getProperty("os.name").equals("Mac OS X") ? "darwin" : "linux",
                argv,
                program.options().execPath(),
                program.options().execArguments(),
                program.options().execPath(),
                "node",
                ProcessHandle.current().pid(),
                "0.1.0",
                Runtime.version().toString());
    }

    private List<String> environment() {
        List<String> pairs = new ArrayList<>();
        program.environment().forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs;
    }

    private List<Object> options() {
        List<Object> pairs = new ArrayList<>();
        for (Map.Entry<String, Object> option : program.options().options().entrySet()) {
            pairs.add(option.getKey());
            pairs.add(option.getValue());
        }
        return pairs;
    }

    /**
     * Writes all bytes to a standard stream, waiting as long as it takes: what is written is out when the program ends.
     *
     * @return the count, or a negative errno
     */
    private static int write(int fd, ByteBuffer bytes) {
        FileDescriptor descriptor = switch (fd) {
            case 1 -> FileDescriptor.out;
            case 2 -> FileDescriptor.err;
            default -> null;
        };
        if (descriptor == null) {
            return EBADF;
        }
        int count = bytes.remaining();
        // Not closed: the stream does not own the descriptor.
        var channel = new FileOutputStream(descriptor).getChannel();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return count;
        } catch (IOException e) {
            return "Broken pipe".equals(e.getMessage()) ? EPIPE : EIO;
        }
    }

    /** What a descriptor is, as process.stdout's kinds go: FILE, PIPE, TTY or UNKNOWN. */
    private static String handleType(int fd) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
                return "TTY";
            }
            return target.startsWith("pipe:") || target.startsWith("socket:") ? "PIPE" : "FILE";
        } catch (IOException e) {
            return "UNKNOWN";
        }
    }

    private static double residentBytes() {
        try {
            String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ");
            return Long.parseLong(fields[1]) * 4096.0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
