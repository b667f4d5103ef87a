package dev.cortado.perfhooks;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;

/** The clock, for {@code js/clock.js}. */
public final class PerfHooksBinding implements Binding {
    private final BindingContext context;

    public PerfHooksBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        ops.add("now", arguments -> (System.nanoTime() - context.loop().origin()) / 1e6);
        ops.add("timeOrigin", arguments -> timeOrigin());
    }

    /** The wall clock at the zero of {@code now}, in milliseconds with their fraction. */
    private double timeOrigin() {
        var wall = java.time.Instant.now();
        double elapsed = (System.nanoTime() - context.loop().origin()) / 1e6;
        return wall.getEpochSecond() * 1e3 + wall.getNano() / 1e6 - elapsed;
    }
}
