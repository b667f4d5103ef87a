package dev.cortado.runtime;

import dev.cortado.binding.Binding;
import dev.cortado.binding.Callback;
import dev.cortado.binding.Ops;
import dev.cortado.loop.Loop;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code internalBinding('loop')}: what timers and immediates keep, in memory that both halves see. */
final class SharedState implements Binding, Loop.Macrotasks {
    // The slots are those of loop/js/state.js.
    private static final int TIMER_REFS = 0;
    private static final int IMMEDIATES = 4;
    private static final int IMMEDIATE_REFS = 8;
    private static final int NEXT_TIMER = 0;
    private static final int NOW = 8;

    private final Supplier<Loop> loop;
    private final Runnable pump;
    private final BooleanSupplier collected;
    private ByteBuffer state = ByteBuffer.allocate(64);
    private ByteBuffer clock = ByteBuffer.allocate(64);
    private Callback runTimers;
    private Callback runImmediates;
    private int pumps;

    /**
     * @param pump lets V8 work
     * @param collected whether garbage was collected since the last time it worked: finalization callbacks wait then
     */
    SharedState(Supplier<Loop> loop, Runnable pump, BooleanSupplier collected) {
        this.loop = loop;
        this.pump = pump;
        this.collected = collected;
    }

    @Override
    public void define(Ops ops) {
        state = ops.memory("state", 64);
        clock = ops.memory("clock", 64);
        ops.add("updateNow", arguments -> loop.get().updateNow());
        ops.addVoid("ref", arguments -> loop.get().ref());
        ops.addVoid("unref", arguments -> loop.get().unref());
        // How many operations of V8's own are under way (asynchronous WebAssembly): the loop polls for them.
        ops.addVoid("pumping", arguments -> pumps += arguments.integer(0));
        ops.add("idleTime", arguments -> loop.get().idleNanos() / 1e6);
        ops.addVoid("setCallbacks", arguments -> {
            runTimers = arguments.callback(0);
            runImmediates = arguments.callback(1);
        });
    }

    @Override
    public double nextTimer() {
        return clock.getDouble(NEXT_TIMER);
    }

    @Override
    public boolean timersRef() {
        return state.getInt(TIMER_REFS) > 0;
    }

    @Override
    public void runTimers() {
        if (runTimers != null) {
            runTimers.call();
        }
    }

    @Override
    public boolean immediates() {
        return state.getInt(IMMEDIATES) > 0;
    }

    @Override
    public boolean immediatesRef() {
        return state.getInt(IMMEDIATE_REFS) > 0;
    }

    @Override
    public void runImmediates() {
        runImmediates.call();
    }

    @Override
    public void clock(double now) {
        clock.putDouble(NOW, now);
    }

    @Override
    public boolean pump() {
        if (pumps > 0 || collected.getAsBoolean()) {
            pump.run();
        }
        return pumps > 0;
    }
}
