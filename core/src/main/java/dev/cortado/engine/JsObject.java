package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.cortado.binding.Callback;

/** An object of JavaScript's that Java holds, until closed. On the isolate's thread. */
public final class JsObject implements AutoCloseable {
    private final Isolate isolate;
    private final V8ValueObject value;

    JsObject(Isolate isolate, V8ValueObject value) {
        this.isolate = isolate;
        this.value = value;
    }

    V8ValueObject value() {
        return value;
    }

    /** Its method of that name, for the loop to call; the isolate owns it. */
    public Callback callback(String name) {
        try {
            V8Value property = value.get(name);
            if (property instanceof V8ValueFunction function) {
                return isolate.callback(function);
            }
            property.close();
            throw new IllegalArgumentException("No function " + name);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Isolate.closeQuietly(value);
    }
}
