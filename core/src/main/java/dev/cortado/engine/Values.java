package dev.cortado.engine;

import com.caoccao.javet.enums.V8ValueReferenceType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueTypedArray;
import java.math.BigInteger;
import java.util.List;

/** Makes JavaScript values of Java's: what {@link dev.cortado.binding.Ops#add} promises. */
final class Values {
    private static final long MAX_SAFE = (1L << 53) - 1;
    private static final int SMALL = 1024;
    private final V8Runtime v8;
    private final V8ValueInteger[] small = new V8ValueInteger[SMALL];

    Values(V8Runtime v8) {
        this.v8 = v8;
    }

    V8ValueInteger of(int value) {
        try {
            if (value >= 0 && value < SMALL) {
                V8ValueInteger cached = small[value];
                if (cached == null) {
                    cached = small[value] = v8.createV8ValueInteger(value);
                }
                return cached;
            }
            return v8.createV8ValueInteger(value);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    V8Value undefined() {
        return v8.createV8ValueUndefined();
    }

    V8Value[] all(Object... objects) throws JavetException {
        V8Value[] result = new V8Value[objects.length];
        for (int i = 0; i < objects.length; i++) {
            result[i] = of(objects[i]);
        }
        return result;
    }

    V8Value of(Object object) throws JavetException {
        return switch (object) {
            case null -> v8.createV8ValueUndefined();
            case Integer i -> of(i.intValue());
            case String s -> v8.createV8ValueString(s);
            case Double d -> v8.createV8ValueDouble(d);
            case Boolean b -> v8.createV8ValueBoolean(b);
            case Long l -> ofLong(l);
            case byte[] bytes -> ofBytes(bytes);
            case int[] ints -> {
                V8ValueArray array = v8.createV8ValueArray();
                for (int i : ints) {
                    array.push(of(i));
                }
                yield array;
            }
            case long[] longs -> {
                V8ValueArray array = v8.createV8ValueArray();
                for (long l : longs) {
                    array.push(ofLong(l));
                }
                yield array;
            }
            case double[] doubles -> {
                V8ValueArray array = v8.createV8ValueArray();
                for (double d : doubles) {
                    array.push(v8.createV8ValueDouble(d));
                }
                yield array;
            }
            case Object[] objects -> ofArray(objects);
            case List<?> list -> ofArray(list.toArray());
            case BigInteger big -> v8.createV8ValueBigInteger(big);
            case JsObject held -> held.value();
            case JsFunction function -> function.function();
            case V8Value value -> value;
            default -> throw new IllegalArgumentException("Cannot be passed to JavaScript: " + object.getClass());
        };
    }

    private V8Value ofLong(long value) throws JavetException {
        return Math.abs(value) <= MAX_SAFE ? v8.createV8ValueDouble(value)
                : v8.createV8ValueBigInteger(BigInteger.valueOf(value));
    }

    private V8Value ofBytes(byte[] bytes) throws JavetException {
        V8ValueTypedArray array = v8.createV8ValueTypedArray(V8ValueReferenceType.Uint8Array, bytes.length);
        if (bytes.length > 0) {
            array.fromBytes(bytes);
        }
        return array;
    }

    private V8ValueArray ofArray(Object[] objects) throws JavetException {
        V8ValueArray array = v8.createV8ValueArray();
        V8Value[] items = all(objects);
        if (items.length > 0) {
            array.push((Object[]) items);
        }
        for (int i = 0; i < items.length; i++) {
            if (!(objects[i] instanceof JsObject || objects[i] instanceof JsFunction)) {
                items[i].close();
            }
        }
        return array;
    }
}
