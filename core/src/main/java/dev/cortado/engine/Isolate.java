package dev.cortado.engine;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.interfaces.IEnumBitset;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.cortado.binding.Binding;
import dev.cortado.binding.Callback;
import dev.cortado.binding.Ops;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One V8 isolate with one context, owned by the thread that made it.
 *
 * <p>{@link #enter} runs the program from within one outermost call into V8, so that V8 never runs microtasks by itself:
 * they run where the built-ins say so ({@code runMicrotasks()}), as in Node. All other calls into JavaScript happen
 * inside it, one for each macrotask.
 *
 * <p>Memory that is shared with JavaScript belongs to the isolate and is freed after it has closed, not before: V8 would
 * write into freed memory.
 */
public final class Isolate implements AutoCloseable {
    private static final int TASKS_AT_ONCE = 8;

    private final Thread owner = Thread.currentThread();
    private final Arena memory = Arena.ofShared();
    private final List<AutoCloseable> functions = new ArrayList<>();
    private final V8Runtime v8;
    private final V8Locker locker;
    private Rejections rejections;
    private volatile boolean terminated;
    private final Collections collections = new Collections();

    final EngineArguments arguments;
    final Values values;

    public Isolate() {
        try {
            v8 = Engine.host().createV8Runtime(new V8RuntimeOptions());
            locker = v8.getV8Locker();
            values = new Values(v8);
            arguments = new EngineArguments(this);
            v8.addGCPrologueCallback((kinds, flags) -> collections.begin());
            v8.addGCEpilogueCallback((kinds, flags) -> collections.end(bits(kinds), bits(flags)));
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int bits(Set<? extends IEnumBitset> set) {
        return set.stream().mapToInt(IEnumBitset::getValue).sum();
    }

    V8Runtime v8() {
        assert Thread.currentThread() == owner : "an isolate belongs to its thread";
        return v8;
    }

    public boolean inIsolate() {
        return Thread.currentThread() == owner;
    }

    /** How many handles of V8's are open on the Java side. */
    public int handles() {
        return v8().getReferenceCount();
    }

    /** V8's version. */
    public String version() {
        return v8().getVersion();
    }

    /** Runs the body inside one outermost call into V8: see the class comment. */
    public void enter(Runnable body) {
        Throwable[] failure = new Throwable[1];
        var context = new JavetCallbackContext("run", JavetCallbackType.DirectCallNoThisAndNoResult,
                (IJavetDirectCallable.NoThisAndNoResult<Exception>) ignored -> {
                    try {
                        body.run();
                    } catch (Throwable t) { // must not cross the engine's frames
                        failure[0] = t;
                    }
                });
        try (V8ValueFunction function = v8().createV8ValueFunction(context)) {
            function.callVoid(null);
        } catch (JavetTerminatedException e) {
            terminated = true;
        } catch (JavetException e) {
            if (!terminated) {
                throw new IllegalStateException(e);
            }
        }
        switch (failure[0]) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /**
     * Compiles a built-in as a function and calls it.
     *
     * @param id names the source in stacks, as {@code node:ID}
     * @param parameters the function's
     * @param arguments values, for each parameter; a {@link JsObject} or {@link JsFunction} passes as it is
     * @return the result if it is an object or function, for the caller to close; null otherwise
     */
    public JsObject callBuiltin(String id, String source, byte[] cache, String[] parameters, Object... arguments) {
        try (V8ValueFunction function = compile(source, "node:" + id, cache, parameters)) {
            V8Value result = function.call(null, values.all(arguments));
            if (result instanceof V8ValueObject object) {
                return new JsObject(this, object);
            }
            result.close();
            return null;
        } catch (JavetException e) {
            throw failure("Built-in " + id + " failed", e);
        }
    }

    /** Compiles a built-in as a function, for an operation to return. */
    public Object compileBuiltin(String id, String source, byte[] cache, String[] parameters) {
        try {
            return compile(source, "node:" + id, cache, parameters);
        } catch (JavetException e) {
            throw failure("Built-in " + id + " does not compile", e);
        }
    }

    V8ValueFunction compile(String source, String name, byte[] cache, String[] parameters) throws JavetException {
        return v8().getExecutor(source, cache).setResourceName(name).compileV8ValueFunction(parameters, null);
    }

    static IllegalStateException failure(String what, JavetException e) {
        String detail = e instanceof JavetExecutionException x
                ? x.getScriptingError().getDetailedMessage() + "\n" + x.getScriptingError().getStack() : e.getMessage();
        return new IllegalStateException(what + ": " + detail, e);
    }

    /** Makes the object that {@code internalBinding(name)} returns. The caller closes it. */
    public JsObject bind(String name, Binding binding) {
        try {
            V8ValueObject object = v8().createV8ValueObject();
            binding.define(new EngineOps(this, name, object));
            return new JsObject(this, object);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shared memory of the isolate's. */
    ByteBuffer share(V8ValueObject target, String name, int bytes) throws JavetException {
        ByteBuffer buffer = memory.allocate(bytes, 64).asByteBuffer().order(ByteOrder.nativeOrder());
        try (V8ValueArrayBuffer array = v8().createV8ValueArrayBuffer(buffer)) {
            target.set(name, array);
        }
        return buffer;
    }

    void own(AutoCloseable function) {
        functions.add(function);
    }

    void disown(AutoCloseable function) {
        functions.remove(function);
    }

    /** Collects rejections of promises that nobody handles, for {@code internal/engine}. */
    Rejections rejections() {
        if (rejections == null) {
            rejections = new Rejections();
            v8().setPromiseRejectCallback((event, promise, value) ->
                    rejections.add(event, promise, value));
        }
        return rejections;
    }

    /** One call into JavaScript for a macrotask. The built-ins catch what a program throws: nothing leaves it. */
    void macrotask(V8ValueFunction function, V8Value... passed) {
        if (terminated) {
            return;
        }
        try {
            function.callVoid(null, passed);
        } catch (JavetTerminatedException e) {
            terminated = true;
        } catch (JavetException e) {
            if (!terminated) {
                throw failure("A fault of the built-ins", e);
            }
        }
    }

    static void closeQuietly(V8Value value) {
        if (value != null) {
            try {
                value.close();
            } catch (JavetException e) {
                // The isolate is going: it frees its handles itself.
            }
        }
    }

    public Collections collections() {
        return collections;
    }

    /**
     * What happens when the heap is about to exceed its limit, in the midst of a garbage collection: the action may end the
     * process. If it returns, this isolate's JavaScript is ended, with some memory more to get there.
     */
    public void onHeapLimit(Runnable action) {
        v8().setNearHeapLimitCallback((current, initial) -> {
            action.run();
            terminate();
            return current + (64L << 20);
        });
    }

    /** Lets V8's own tasks run: finalization callbacks, asynchronous WebAssembly. */
    public void pump() {
        // One task at a time, and one may post another: each registry with something to finalize is a task.
        // Whether there are more of them it does not tell.
        for (int i = 0; i < TASKS_AT_ONCE; i++) {
            v8.await(V8AwaitMode.RunNoWait);
        }
    }

    /** Ends all JavaScript of this isolate for good. Callable from any thread and from within operations. */
    public void terminate() {
        terminated = true;
        v8.terminateExecution();
    }

    public boolean terminated() {
        return terminated;
    }

    /** Closes the isolate and frees what it shared. Outside {@link #enter}, on the owner's thread. */
    @Override
    public void close() {
        try {
            if (rejections != null) {
                rejections.close();
            }
            for (AutoCloseable function : List.copyOf(functions)) {
                function.close();
            }
            locker.close();
            v8.close(true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            memory.close();
        }
    }

    /** A function of a built-in's, as a macrotask; the isolate closes it at the latest when it closes itself. */
    Callback callback(V8ValueFunction function) {
        JsFunction callback = new JsFunction(this, function);
        own(callback);
        return callback;
    }
}
