package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;

/**
 * Fills a binding's object. Nothing may throw across the engine's frames: an operation that fails with an exception has a
 * fault of its own, which JavaScript gets as an Error that names it.
 */
final class EngineOps implements Ops {
    private final Isolate isolate;
    private final String binding;
    private final V8ValueObject target;

    EngineOps(Isolate isolate, String binding, V8ValueObject target) {
        this.isolate = isolate;
        this.binding = binding;
        this.target = target;
    }

    Isolate isolate() {
        return isolate;
    }

    @Override
    public void add(String name, Op op) {
        EngineArguments arguments = isolate.arguments;
        function(name, JavetCallbackType.DirectCallNoThisAndResult,
                (IJavetDirectCallable.NoThisAndResult<Exception>) passed -> {
                    V8Value[] outer = arguments.swap(passed);
                    try {
                        return isolate.values.of(op.call(arguments));
                    } catch (Throwable t) {
                        throw fault(name, t);
                    } finally {
                        arguments.swap(outer);
                    }
                });
    }

    @Override
    public void addInt(String name, IntOp op) {
        EngineArguments arguments = isolate.arguments;
        function(name, JavetCallbackType.DirectCallNoThisAndResult,
                (IJavetDirectCallable.NoThisAndResult<Exception>) passed -> {
                    V8Value[] outer = arguments.swap(passed);
                    try {
                        return isolate.values.of(op.call(arguments));
                    } catch (Throwable t) {
                        throw fault(name, t);
                    } finally {
                        arguments.swap(outer);
                    }
                });
    }

    @Override
    public void addVoid(String name, VoidOp op) {
        EngineArguments arguments = isolate.arguments;
        function(name, JavetCallbackType.DirectCallNoThisAndNoResult,
                (IJavetDirectCallable.NoThisAndNoResult<Exception>) passed -> {
                    V8Value[] outer = arguments.swap(passed);
                    try {
                        op.call(arguments);
                    } catch (Throwable t) {
                        throw fault(name, t);
                    } finally {
                        arguments.swap(outer);
                    }
                });
    }

    private Exception fault(String operation, Throwable cause) {
        if (System.getProperty("cortado.debug") != null) {
            cause.printStackTrace();
        }
        String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new IllegalStateException("Internal fault in " + binding + "." + operation + ": " + what, cause);
    }

    private void function(String name, JavetCallbackType type, IJavetDirectCallable.DirectCall call) {
        try (V8ValueFunction function =
                isolate.v8().createV8ValueFunction(new JavetCallbackContext(name, type, call))) {
            target.set(name, function);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void value(String name, Object value) {
        try (V8Value converted = isolate.values.of(value)) {
            target.set(name, converted);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ByteBuffer memory(String name, int bytes) {
        try {
            return isolate.share(target, name, bytes);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }
}
