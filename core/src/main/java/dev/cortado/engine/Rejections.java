package dev.cortado.engine;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayList;
import java.util.List;

/**
 * What V8 reports of rejected promises, until the built-ins fetch it. Reports come in the midst of JavaScript, where
 * nothing can be called, so they are only noted.
 */
final class Rejections {
    private final List<V8Value> noted = new ArrayList<>();
    private Runnable onFirst = () -> { };

    /** Tells that there is something to fetch: sets a flag that JavaScript sees. */
    void onFirst(Runnable action) {
        onFirst = action;
    }

    void add(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value value) {
        try {
            noted.add(promise.getV8Runtime().createV8ValueInteger(event.getCode()));
            noted.add(promise.toClone());
            noted.add(value == null ? promise.getV8Runtime().createV8ValueUndefined() : value.toClone());
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
        if (noted.size() == 3) {
            onFirst.run();
        }
    }

    /** Event, promise and value, over and over; the caller closes them. */
    V8Value[] take() {
        V8Value[] all = noted.toArray(V8Value[]::new);
        noted.clear();
        return all;
    }

    void close() {
        noted.forEach(Isolate::closeQuietly);
        noted.clear();
    }
}
