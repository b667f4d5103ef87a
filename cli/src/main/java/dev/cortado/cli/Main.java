package dev.cortado.cli;

import dev.cortado.engine.Engine;
import dev.cortado.engine.EngineFiles;
import dev.cortado.process.Signals;
import dev.cortado.runtime.Program;
import dev.cortado.runtime.ProgramOptions;
import java.nio.file.Path;

/** The command {@code cortado}. */
public final class Main {
    /** The runtime itself failed, see Node's exit codes: Internal JavaScript Run-Time Failure. */
    private static final int INTERNAL_FAILURE = 10;

    private Main() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        CommandLine line = CommandLine.parse(arguments, System.getenv());
        if (line.output() != null) {
            (line.exitCode() == 0 ? System.out : System.err).print(line.output());
            System.exit(line.exitCode());
        }
        String home = System.getProperty("cortado.engine");
        Path files = home == null ? Path.of(System.getProperty("user.home"), ".cache", "cortado") : Path.of(home);
        Engine.load(home == null ? EngineFiles.unpack(files) : files, line.v8Flags());
        var options = new ProgramOptions(System.getProperty("cortado.command", "cortado"), line.runtimeArguments(),
                line.arguments(), line.options(), System.getenv(), !Boolean.getBoolean("cortado.training"));
        Signals.restoreDefaults();
        int[] code = {INTERNAL_FAILURE}; // unless the program comes to an end of its own
        // A program's recursion must end in V8's limit, never in the thread's.
        Thread thread = new Thread(null, () -> code[0] = new Program(options).run(), "main", Program.STACK_BYTES);
        thread.start();
        thread.join();
        if (Boolean.getBoolean("cortado.training")) {
            System.exit(code[0]); // an orderly end, in which the JVM writes its start-up cache
        }
        Runtime.getRuntime().halt(code[0]);
    }
}
