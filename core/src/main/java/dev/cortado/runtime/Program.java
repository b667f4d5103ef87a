package dev.cortado.runtime;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Callback;
import dev.cortado.binding.HeldBytes;
import dev.cortado.engine.EngineBinding;
import dev.cortado.engine.Isolate;
import dev.cortado.engine.JsObject;
import dev.cortado.loop.Loop;
import dev.cortado.posix.Posix;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One running Node program: an isolate, its loop, its bindings and the built-ins on top of them. Nothing of it is static:
 * several live in one process, each on a thread of its own.
 *
 * <p>{@link #run} belongs to the thread that calls it, which needs a stack of {@link #STACK_BYTES}; {@link #stop} may be
 * called from any.
 */
public final class Program implements BindingContext {
    /** Well above V8's own limit (984 KB unless {@code --stack-size} says more), so that recursion ends in a RangeError. */
    public static final long STACK_BYTES = 16L << 20;

    private static final String[] BUILTIN_PARAMETERS = {"exports", "require", "module", "process", "internalBinding"};
    private static final int DEFAULT_POOL = 4;
    private static final int SIGABRT = 6;
    private static final int ABORTED = 134;
    private static final int V8_START = 0;
    private static final int ENVIRONMENT = 1;
    private static final int BOOTSTRAP_COMPLETE = 2;

    private final ProgramOptions options;
    private final Map<String, JsObject> bindingObjects = new HashMap<>();
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private Isolate isolate;
    private volatile Loop loop;
    private SharedState state;
    private Callback complete;
    private Callback emit;
    private int exitCode;
    private final long[] milestones = new long[3];

    public Program(ProgramOptions options) {
        this.options = options;
    }

    /**
     * Runs the program to its end.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        milestones[V8_START] = System.nanoTime() - start;
        isolate = new Isolate();
        isolate.onHeapLimit(this::outOfMemory);
        milestones[ENVIRONMENT] = System.nanoTime() - start;
        state = new SharedState(() -> loop, this::pump, () -> isolate.collections().happened());
        loop = new Loop(poolSize(), state, start);
        try {
            isolate.enter(this::runInside);
        } finally {
            loop.close();
            bindings.values().forEach(Binding::close);
            bindingObjects.values().forEach(JsObject::close);
            isolate.close();
        }
        return exitCode;
    }

    private void outOfMemory() {
        if (!options.ownsProcess()) {
            exitCode = ABORTED;
            loop.stop();
            return;
        }
        System.err.print("\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n");
        System.err.flush();
        Posix.system().kill((int) ProcessHandle.current().pid(), SIGABRT);
        Runtime.getRuntime().halt(ABORTED);
    }

    private int poolSize() {
        String size = options.environment().get("UV_THREADPOOL_SIZE");
        try {
            return size == null ? DEFAULT_POOL : Integer.parseInt(size.strip());
        } catch (NumberFormatException e) {
            return DEFAULT_POOL;
        }
    }

    private void runInside() {
        try (JsObject main = bootstrap()) {
            milestones[BOOTSTRAP_COMPLETE] = System.nanoTime() - loop.origin();
            complete = main.callback("complete");
            emit = main.callback("emit");
            Callback beforeExit = main.callback("beforeExit");
            main.callback("start").call();
            do {
                loop.run();
                if (!loop.stopped()) {
                    beforeExit.call();
                }
            } while (!loop.stopped() && loop.alive());
            if (!loop.stopped()) {
                main.callback("exit").call();
            }
        }
    }

    /** Compiles the first built-in, which makes {@code require} for the others, and returns what it exports. */
    private JsObject bootstrap() {
        Builtins builtins = Builtins.get();
        try (JsObject host = isolate.bind("host", new HostBinding(this))) {
            return isolate.callBuiltin("internal/runtime/bootstrap", builtins.source("internal/runtime/bootstrap"), null,
                    new String[] {"host"}, host);
        }
    }

    /** What the bootstrap needs: other bindings and the sources of built-ins. */
    private static final class HostBinding implements Binding {
        private final Program program;

        HostBinding(Program program) {
            this.program = program;
        }

        @Override
        public void define(dev.cortado.binding.Ops ops) {
            Builtins builtins = Builtins.get();
            ops.add("binding", arguments -> program.bindingObject(arguments.string(0)));
            ops.add("compile", arguments -> program.isolate.compileBuiltin(
                    arguments.string(0), builtins.source(arguments.string(0)), null, BUILTIN_PARAMETERS));
            ops.add("has", arguments -> builtins.has(arguments.string(0)));
            ops.value("publicIds", Builtins.PUBLIC);
            ops.value("prefixOnlyIds", Builtins.PREFIX_ONLY);
        }
    }

    private JsObject bindingObject(String name) {
        return bindingObjects.computeIfAbsent(name, key -> isolate.bind(key, instance(key)));
    }

    private Binding instance(String name) {
        Binding known = bindings.get(name);
        if (known != null) {
            return known;
        }
        Binding made = switch (name) {
            case "engine" -> new EngineBinding(isolate);
            case "loop" -> state;
            default -> find(name);
        };
        bindings.put(name, made);
        return made;
    }

    /** {@code os} is {@code dev.cortado.os.OsBinding}, {@code child_process} {@code dev.cortado.childprocess.ChildProcessBinding}. */
    private Binding find(String name) {
        var simple = new StringBuilder();
        for (String word : name.split("_")) {
            simple.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        String type = "dev.cortado." + name.replace("_", "") + "." + simple + "Binding";
        try {
            return (Binding) Class.forName(type).getConstructor(BindingContext.class).newInstance(this);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("No such binding: " + name, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Binding " + name + " does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Binding " + name + " does not start", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Binding> T binding(Class<T> type) {
        String capability = type.getPackageName().substring("dev.cortado.".length());
        return (T) instance(capability);
    }

    /** Lets V8 work, and tells of its garbage collections who wants to know. */
    private void pump() {
        isolate.pump();
        double[] collections = isolate.collections().take(loop.origin());
        if (collections.length > 0) {
            emit.call(isolate.collections().watcher(), 0, collections, null);
        }
    }

    /** When the engine, the environment and the built-ins were there: nanoseconds since the loop's origin. */
    public long[] milestones() {
        return milestones.clone();
    }

    /** What the program was started with. */
    public ProgramOptions options() {
        return options;
    }

    public Isolate isolate() {
        return isolate;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public Map<String, String> environment() {
        return options.environment();
    }

    @Override
    public void begin(int request) {
        loop.ref();
    }

    @Override
    public void settle(int request, int status, Object value) {
        complete.call(request, status, value);
    }

    @Override
    public void complete(int request, int status, Object value) {
        loop.post(() -> {
            loop.unref();
            complete.call(request, status, value);
        });
    }

    @Override
    public void async(int request, Job job, HeldBytes... held) {
        loop.ref();
        loop.pool().execute(() -> {
            Object result;
            try {
                result = job.run();
            } catch (Throwable t) { // a job tells failures by its result: this is a fault, delivered as EIO
                if (System.getProperty("cortado.debug") != null) {
                    t.printStackTrace();
                }
                result = -5;
            }
            Object value = result;
            loop.post(() -> {
                for (HeldBytes bytes : held) {
                    bytes.close();
                }
                loop.unref();
                if (value instanceof Integer status) {
                    complete.call(request, status, null);
                } else {
                    complete.call(request, 0, value);
                }
            });
        });
    }

    @Override
    public void emit(int handle, int event, Object a, Object b) {
        emit.call(handle, event, a, b);
    }

    /** Ends the program now: nothing of its JavaScript runs any more. On its own thread. */
    public void exit(int code) {
        exitCode = code;
        if (options.ownsProcess()) {
            // Standard streams are written synchronously: nothing is left to flush.
            Runtime.getRuntime().halt(code);
        }
        loop.stop();
        isolate.terminate();
    }

    void exitCode(int code) {
        exitCode = code;
    }

    /** Ends the program from outside, wherever it is. Callable from any thread. */
    public void stop() {
        Isolate running = isolate;
        Loop turning = loop;
        if (running != null && turning != null) {
            turning.stop();
            running.terminate();
        }
    }
}
