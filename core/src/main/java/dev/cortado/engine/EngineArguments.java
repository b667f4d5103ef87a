package dev.cortado.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBigInteger;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueLong;
import com.caoccao.javet.values.primitive.V8ValueNull;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.primitive.V8ValueUndefined;
import com.caoccao.javet.values.reference.IV8ValueTypedArray;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueDataView;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueSharedArrayBuffer;
import dev.cortado.binding.Arguments;
import dev.cortado.binding.Callback;
import dev.cortado.binding.HeldBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The arguments of the operation that runs now: one object, refilled, so that a call allocates nothing of ours. */
final class EngineArguments implements Arguments {
    private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0);
    private static final V8Value[] NONE = {};
    private final Isolate isolate;
    private V8Value[] values = NONE;

    EngineArguments(Isolate isolate) {
        this.isolate = isolate;
    }

    /** Fills in; returns what was there, for an operation that runs within another one. */
    V8Value[] swap(V8Value[] next) {
        V8Value[] previous = values;
        values = next;
        return previous;
    }

    V8Value value(int index) {
        return index < values.length ? values[index] : isolate.values.undefined();
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public int integer(int index) {
        return switch (value(index)) {
            case V8ValueInteger i -> i.getValue();
            case V8ValueDouble d -> (int) (long) d.getValue().doubleValue();
            case V8ValueLong l -> (int) l.getValue().longValue();
            case V8ValueBoolean b -> b.getValue() ? 1 : 0;
            default -> 0;
        };
    }

    @Override
    public long longInteger(int index) {
        return switch (value(index)) {
            case V8ValueInteger i -> i.getValue();
            case V8ValueDouble d -> (long) d.getValue().doubleValue();
            case V8ValueLong l -> l.getValue();
            case V8ValueBigInteger b -> b.getValue().longValue();
            default -> 0;
        };
    }

    @Override
    public double number(int index) {
        return switch (value(index)) {
            case V8ValueInteger i -> i.getValue();
            case V8ValueDouble d -> d.getValue();
            case V8ValueLong l -> l.getValue();
            default -> 0;
        };
    }

    @Override
    public boolean bool(int index) {
        return value(index) instanceof V8ValueBoolean b ? b.getValue() : integer(index) != 0;
    }

    @Override
    public String string(int index) {
        return value(index) instanceof V8ValueString s ? s.getValue() : "";
    }

    @Override
    public boolean isString(int index) {
        return value(index) instanceof V8ValueString;
    }

    @Override
    public boolean isNumber(int index) {
        V8Value value = value(index);
        return value instanceof V8ValueInteger || value instanceof V8ValueDouble || value instanceof V8ValueLong;
    }

    @Override
    public boolean isNullish(int index) {
        V8Value value = value(index);
        return value instanceof V8ValueUndefined || value instanceof V8ValueNull;
    }

    @Override
    public boolean isBytes(int index) {
        V8Value value = value(index);
        return value instanceof IV8ValueTypedArray || value instanceof V8ValueArrayBuffer
                || value instanceof V8ValueDataView || value instanceof V8ValueSharedArrayBuffer;
    }

    @Override
    public ByteBuffer bytes(int index) {
        V8Value value = value(index);
        try {
            return switch (value) {
                case IV8ValueTypedArray array -> {
                    int length = array.getByteLength();
                    if (length == 0) {
                        yield EMPTY;
                    }
                    int offset = array.getByteOffset();
                    try (V8ValueArrayBuffer buffer = array.getBuffer()) {
                        yield view(buffer.getByteBuffer(), offset, length);
                    }
                }
                case V8ValueDataView data -> {
                    int length = data.getByteLength();
                    int offset = data.getByteOffset();
                    try (V8ValueArrayBuffer buffer = data.getBuffer()) {
                        yield length == 0 ? EMPTY : view(buffer.getByteBuffer(), offset, length);
                    }
                }
                case V8ValueSharedArrayBuffer shared -> {
                    ByteBuffer all = shared.getByteBuffer();
                    yield all.capacity() == 0 ? EMPTY : view(all, 0, all.capacity());
                }
                case V8ValueArrayBuffer buffer -> {
                    ByteBuffer all = buffer.getByteBuffer();
                    yield all.capacity() == 0 ? EMPTY : view(all, 0, all.capacity());
                }
                default -> EMPTY;
            };
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer view(ByteBuffer whole, int offset, int length) {
        return whole.slice(offset, length).order(ByteOrder.nativeOrder());
    }

    @Override
    public HeldBytes hold(int index) {
        try {
            V8Value kept = value(index).toClone();
            return new Held(bytes(index), kept);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Held(ByteBuffer buffer, V8Value kept) implements HeldBytes {
        @Override
        public void close() {
            Isolate.closeQuietly(kept);
        }
    }

    @Override
    public String[] strings(int index) {
        if (!(value(index) instanceof V8ValueArray array)) {
            return new String[0];
        }
        try {
            V8Value[] items = new V8Value[array.getLength()];
            array.batchGet(items, 0, items.length);
            String[] strings = new String[items.length];
            for (int i = 0; i < items.length; i++) {
                strings[i] = items[i] instanceof V8ValueString s ? s.getValue() : "";
                items[i].close();
            }
            return strings;
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Callback callback(int index) {
        try {
            if (value(index) instanceof V8ValueFunction function) {
                return isolate.callback(function.toClone());
            }
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalArgumentException("Argument " + index + " is not a function");
    }
}
