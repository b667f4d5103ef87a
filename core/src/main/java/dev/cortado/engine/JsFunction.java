package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.cortado.binding.Callback;

/** A function of a built-in's that the loop calls. */
final class JsFunction implements Callback {
    private static final V8Value[] NONE = {};
    private final Isolate isolate;
    private V8ValueFunction function;

    JsFunction(Isolate isolate, V8ValueFunction function) {
        this.isolate = isolate;
        this.function = function;
    }

    V8ValueFunction function() {
        return function;
    }

    @Override
    public void call() {
        isolate.macrotask(function, NONE);
    }

    @Override
    public void call(int a) {
        isolate.macrotask(function, isolate.values.of(a));
    }

    @Override
    public void call(int a, int b) {
        isolate.macrotask(function, isolate.values.of(a), isolate.values.of(b));
    }

    @Override
    public void call(int a, int b, Object c) {
        V8Value third = null;
        try {
            third = isolate.values.of(c);
            isolate.macrotask(function, isolate.values.of(a), isolate.values.of(b), third);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        } finally {
            release(c, third);
        }
    }

    @Override
    public void call(int a, int b, Object c, Object d) {
        V8Value third = null;
        V8Value fourth = null;
        try {
            third = isolate.values.of(c);
            fourth = isolate.values.of(d);
            isolate.macrotask(function, isolate.values.of(a), isolate.values.of(b), third, fourth);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        } finally {
            release(c, third);
            release(d, fourth);
        }
    }

    /** Closes what the conversion made, not what the caller owns. */
    private static void release(Object source, V8Value value) {
        if (!(source instanceof JsObject || source instanceof V8Value)) {
            Isolate.closeQuietly(value);
        }
    }

    @Override
    public void close() {
        if (function != null) {
            isolate.disown(this);
            Isolate.closeQuietly(function);
            function = null;
        }
    }
}
