package dev.cortado.binding;

import java.nio.ByteBuffer;

/** Memory of JavaScript's that another thread may read or write until it is closed, on the isolate's thread. */
public interface HeldBytes extends AutoCloseable {
    /** Position 0, limit the length of the view that was passed, native order. */
    ByteBuffer buffer();

    @Override
    void close();
}
