package dev.cortado.tty;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import dev.cortado.posix.Posix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Terminals, for {@code js/tty.js}. */
public final class TtyBinding implements Binding {
    private static final long TIOCGWINSZ = 0x5413;

    public TtyBinding(BindingContext context) {
        // Nothing of the context is needed.
    }

    @Override
    public void define(Ops ops) {
        ops.addInt("windowSize", arguments -> windowSize(arguments.integer(0)));
    }

    /** Columns in the upper half, rows in the lower one; or a negative errno. */
    private static int windowSize(int fd) {
        ByteBuffer size = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        int status = Posix.system().ioctl(fd, TIOCGWINSZ, size);
        return status < 0 ? status : (size.getShort(2) & 0x7fff) << 16 | size.getShort(0) & 0xffff;
    }
}
