package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.converters.IJavetConverter;
import com.caoccao.javet.interop.converters.JavetConverterConfig;
import com.caoccao.javet.values.V8Value;

/** Keeps values as they are, so that a thrown value comes back to JavaScript as the same one. */
final class IdentityConverter implements IJavetConverter {
    private final JavetConverterConfig<?> config = new JavetConverterConfig<>();

    @Override
    public JavetConverterConfig<?> getConfig() {
        return config;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T toObject(V8Value value) throws JavetException {
        return (T) value.toClone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends V8Value> T toV8Value(V8Runtime runtime, Object object) {
        return (T) object;
    }
}
