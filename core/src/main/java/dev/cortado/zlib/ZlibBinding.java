package dev.cortado.zlib;

import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.HeldBytes;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Compression for {@code js/zlib.js}, over the JDK's zlib. */
public final class ZlibBinding implements Binding {
    private final BindingContext context;
    private final Map<Integer, Codec> codecs = new HashMap<>();
    private ByteBuffer result;
    private int next;

    public ZlibBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        // Of the last runSync: input and output bytes left.
        result = ops.memory("result", 8);
        ops.addInt("open", arguments -> {
            byte[] dictionary = null;
            if (arguments.isBytes(3)) {
                dictionary = new byte[arguments.bytes(3).remaining()];
                arguments.bytes(3).get(dictionary);
            }
            codecs.put(++next, new Codec(arguments.integer(0), arguments.integer(1), arguments.integer(2), dictionary));
            return next;
        });
        // run(codec, flush, input, output): a code of zlib's
        ops.addInt("runSync", this::runSync);
        ops.addVoid("run", this::run);
        ops.add("message", arguments -> codecs.get(arguments.integer(0)).message());
        ops.addVoid("reset", arguments -> codecs.get(arguments.integer(0)).reset());
        ops.addVoid("params", arguments ->
                codecs.get(arguments.integer(0)).params(arguments.integer(1), arguments.integer(2)));
        ops.addVoid("close", arguments -> {
            Codec codec = codecs.remove(arguments.integer(0));
            if (codec != null) {
                codec.close();
            }
        });
        ops.add("crc32", arguments -> {
            var crc = new CRC32();
            crc.update(arguments.bytes(0));
            return (double) crc.getValue();
        });
    }

    private int runSync(Arguments arguments) {
        ByteBuffer in = arguments.bytes(2).duplicate();
        ByteBuffer out = arguments.bytes(3).duplicate();
        int status = codecs.get(arguments.integer(0)).run(arguments.integer(1), in, out);
        result.putInt(0, in.remaining()).putInt(4, out.remaining());
        return status;
    }

    /** The same on the pool: {@code run(codec, flush, input, output, request)}; its value is status, input and output left. */
    private void run(Arguments arguments) {
        Codec codec = codecs.get(arguments.integer(0));
        int flush = arguments.integer(1);
        HeldBytes in = arguments.hold(2);
        HeldBytes out = arguments.hold(3);
        context.async(arguments.integer(4), () -> {
            ByteBuffer from = in.buffer().duplicate();
            ByteBuffer to = out.buffer().duplicate();
            int status = codec.run(flush, from, to);
            return new int[] {status, from.remaining(), to.remaining()};
        }, in, out);
    }

    @Override
    public void close() {
        codecs.values().forEach(Codec::close);
        codecs.clear();
    }
}
