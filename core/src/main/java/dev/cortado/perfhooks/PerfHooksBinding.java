package dev.cortado.perfhooks;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import dev.cortado.runtime.Program;

/** The clock and when things happened on it, for {@code js/clock.js} and {@code js/milestones.js}. */
public final class PerfHooksBinding implements Binding {
    private final BindingContext context;

    public PerfHooksBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        ops.add("now", arguments -> (System.nanoTime() - context.loop().origin()) / 1e6);
        ops.add("timeOrigin", arguments -> timeOrigin());
        ops.add("milestones", arguments -> milestones());
        ops.add("idleTime", arguments -> context.loop().idleNanos() / 1e6);
        ops.add("loopMetrics", arguments -> {
            var loop = context.loop();
            return new double[] {loop.turns(), loop.events(), loop.waiting()};
        });
    }

    /** nodeStart, v8Start, environment, bootstrapComplete, loopStart, loopExit: milliseconds on the clock. */
    private double[] milestones() {
        long[] nanos = ((Program) context).milestones();
        var loop = context.loop();
        return new double[] {
            0, nanos[0] / 1e6, nanos[1] / 1e6, nanos[2] / 1e6, loop.startedAt(), loop.endedAt(),
        };
    }

    /** The wall clock at the zero of {@code now}, in milliseconds with their fraction. */
    private double timeOrigin() {
        var wall = java.time.Instant.now();
        double elapsed = (System.nanoTime() - context.loop().origin()) / 1e6;
        return wall.getEpochSecond() * 1e3 + wall.getNano() / 1e6 - elapsed;
    }
}
