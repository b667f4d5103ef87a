package dev.cortado.engine;

import com.caoccao.javet.enums.V8ValueInternalType;
import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueZonedDateTime;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8Context;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/**
 * What only V8 knows, for {@code js/engine.js}. The one binding that passes JavaScript's own objects, since that is its
 * subject.
 */
public final class EngineBinding implements Binding {
    /** Where V8's extras binding object sits in a native context of this build, see {@code docs/seam.md}. */
    private static final int EXTRAS_SLOT = 68;
    private static final String CONTINUATION = "getContinuationPreservedEmbedderData";
    private static final V8ValueInternalType[] KINDS = {
        V8ValueInternalType.Date, V8ValueInternalType.NativeError, V8ValueInternalType.Promise, V8ValueInternalType.Map,
        V8ValueInternalType.Set, V8ValueInternalType.RegExp, V8ValueInternalType.MapIterator,
        V8ValueInternalType.SetIterator, V8ValueInternalType.GeneratorObject, V8ValueInternalType.ModuleNamespaceObject,
        V8ValueInternalType.ArgumentsObject, V8ValueInternalType.WeakMap, V8ValueInternalType.WeakSet,
        V8ValueInternalType.ArrayBuffer, V8ValueInternalType.SharedArrayBuffer, V8ValueInternalType.NumberObject,
        V8ValueInternalType.StringObject, V8ValueInternalType.BooleanObject, V8ValueInternalType.SymbolObject,
        V8ValueInternalType.BigIntObject, V8ValueInternalType.External,
    };
    private static final String[] NAMES = Arrays.stream(V8ValueInternalType.values())
            .map(type -> switch (type) {
                case NativeError -> "Error";
                case GeneratorObject -> "Generator";
                case ModuleNamespaceObject -> "Module";
                default -> type.name().replaceFirst("(?<=.)Object$", "");
            })
            .toArray(String[]::new);
    private final Isolate isolate;
    private V8Inspector inspector;
    private String inspectorAnswer = "";

    public EngineBinding(Isolate isolate) {
        this.isolate = isolate;
    }

    @Override
    public void define(Ops ops) {
        ByteBuffer flags = ops.memory("flags", 8);
        isolate.rejections().onFirst(() -> flags.putInt(0, 1));
        ops.add("takeRejections", arguments -> {
            flags.putInt(0, 0);
            return isolate.rejections().take();
        });
        ops.add("extras", arguments -> extras());
        ops.add("compileFunction", this::compileFunction);
        ops.add("checkScript", this::checkScript);
        ops.add("promiseDetails", this::promiseDetails);
        ops.add("kind", this::kind);
        ops.add("inspectorRequest", arguments -> inspectorRequest(arguments.string(0)));
        ops.add("heapStatistics", arguments -> heapStatistics());
        ops.addVoid("watchCollections", arguments -> isolate.collections().watch(arguments.integer(0)));
        ops.add("version", arguments -> isolate.version());
        ops.add("handles", arguments -> isolate.handles());
    }

    /** V8's object with the accessors of continuation-preserved data, or undefined in another build. */
    private Object extras() throws JavetException {
        V8Runtime v8 = isolate.v8();
        try (V8ValueFunction any = isolate.compile("return 1", "node:internal/extras", null, new String[0]);
                V8Context context = any.getContext()) {
            V8Value value = context.get(EXTRAS_SLOT);
            if (value instanceof V8ValueObject object && object.hasOwnProperty(CONTINUATION)) {
                return object;
            }
            value.close();
        }
        return v8.createV8ValueUndefined();
    }

    /**
     * {@code compileFunction(source, name, parameters)}: a function, or an array of the SyntaxError's message and the text
     * that tells its place.
     */
    private Object compileFunction(Arguments arguments) throws JavetException {
        try {
            return isolate.compile(arguments.string(0), arguments.string(1), null, arguments.strings(2));
        } catch (JavetCompilationException e) {
            var error = e.getScriptingError();
            return new Object[] {error.getMessage(), Location.text(error)};
        }
    }

    /** {@code checkScript(source, name)}: as compileFunction, but null when the script compiles. */
    private Object checkScript(Arguments arguments) throws JavetException {
        try {
            isolate.v8().getExecutor(arguments.string(0)).setResourceName(arguments.string(1)).compileV8Script().close();
            return null;
        } catch (JavetCompilationException e) {
            var error = e.getScriptingError();
            return new Object[] {error.getMessage(), Location.text(error)};
        }
    }

    /** {@code [state, result]}, state 0 pending, 1 fulfilled, 2 rejected. */
    private Object promiseDetails(Arguments arguments) throws JavetException {
        if (!(((EngineArguments) arguments).value(0) instanceof V8ValuePromise promise)) {
            return null;
        }
        V8ValueArray result = isolate.v8().createV8ValueArray();
        int state = promise.getState();
        result.push(isolate.values.of(state));
        if (state != V8ValuePromise.STATE_PENDING) {
            try (V8Value value = promise.getResult()) {
                result.push(value);
            }
        }
        return result;
    }

    /** The name of the first of {@link #KINDS} that an object is, else Object. */
    private Object kind(Arguments arguments) throws JavetException {
        return switch (((EngineArguments) arguments).value(0)) {
            case V8ValueZonedDateTime date -> "Date";
            case V8ValueFunction function -> functionKind(function);
            case IV8ValueObject object -> {
                for (V8ValueInternalType kind : KINDS) {
                    if (isolate.v8().getV8Internal().hasInternalType(object, kind)) {
                        yield NAMES[kind.ordinal()];
                    }
                }
                yield "Object";
            }
            default -> "Object";
        };
    }

    /** Sends a message of the inspector's protocol; the answer, which V8 gives before it returns. */
    private String inspectorRequest(String request) throws JavetException {
        if (inspector == null) {
            inspector = isolate.v8().createV8Inspector("internal");
            inspector.addListeners(new InspectorAnswer());
        }
        inspectorAnswer = "";
        inspector.sendRequest(request);
        return inspectorAnswer;
    }

    private final class InspectorAnswer implements IV8InspectorListener {
        @Override
        public void receiveResponse(String message) {
            inspectorAnswer = message;
        }

        @Override
        public void receiveNotification(String message) {}

        @Override
        public void flushProtocolNotifications() {}

        @Override
        public void runIfWaitingForDebugger(int contextGroupId) {}

        @Override
        public void sendRequest(String message) {}
    }

    private String functionKind(V8ValueFunction function) throws JavetException {
        boolean async = isolate.v8().getV8Internal().hasInternalType(function, V8ValueInternalType.AsyncFunction);
        boolean generator =
                isolate.v8().getV8Internal().hasInternalType(function, V8ValueInternalType.GeneratorFunction);
        return (async ? "Async" : "") + (generator ? "Generator" : "") + "Function";
    }

    private Object heapStatistics() throws InterruptedException, ExecutionException {
        var statistics = isolate.v8().getV8HeapStatistics().get();
        return new double[] {
            statistics.getTotalHeapSize(), statistics.getTotalHeapSizeExecutable(), statistics.getTotalPhysicalSize(),
            statistics.getTotalAvailableSize(), statistics.getUsedHeapSize(), statistics.getHeapSizeLimit(),
            statistics.getMallocedMemory(), statistics.getPeakMallocedMemory(), statistics.getDoesZapGarbage(),
            statistics.getNumberOfNativeContexts(), statistics.getNumberOfDetachedContexts(),
            statistics.getTotalGlobalHandlesSize(), statistics.getUsedGlobalHandlesSize(),
            statistics.getExternalMemory(),
        };
    }
}
