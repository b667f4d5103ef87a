package dev.cortado.encoding;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Tables of legacy encodings, out of Java's charsets, for {@code js/legacy.js}, which decodes by itself: it knows how the
 * original treats what is cut, misplaced or unassigned. Stateless; called on the isolate's own thread.
 */
public final class EncodingBinding implements Binding {
    private static final char UNASSIGNED = '\ufffd';
    private static final int FOUR_BYTE_CODES_OF_THE_BMP = 39420;

    public EncodingBinding(BindingContext context) {
    }

    @Override
    public void define(Ops ops) {
        ops.add("singles", arguments -> singles(arguments.string(0)));
        ops.add("pairs", arguments -> pairs(arguments.string(0), arguments.integer(1), arguments.integer(2),
                arguments.integer(3), arguments.integer(4), arguments.integer(5)));
        ops.add("fourBytes", arguments -> fourBytes());
    }

    /** The 256 characters of a single-byte charset; U+FFFD where there is none. */
    static String singles(String charset) {
        CharsetDecoder decoder = decoder(charset);
        char[] table = new char[256];
        byte[] bytes = new byte[1];
        for (int i = 0; i < table.length; i++) {
            bytes[0] = (byte) i;
            table[i] = decode(decoder, bytes);
        }
        return new String(table);
    }

    /**
     * The characters of two-byte codes, row by row.
     *
     * @param prefix a byte before each of them, or -1
     */
    static String pairs(String charset, int firstLead, int lastLead, int firstTrail, int lastTrail, int prefix) {
        CharsetDecoder decoder = decoder(charset);
        int columns = lastTrail - firstTrail + 1;
        char[] table = new char[(lastLead - firstLead + 1) * columns];
        byte[] bytes = prefix < 0 ? new byte[2] : new byte[] {(byte) prefix, 0, 0};
        int n = 0;
        for (int lead = firstLead; lead <= lastLead; lead++) {
            bytes[bytes.length - 2] = (byte) lead;
            for (int trail = firstTrail; trail <= lastTrail; trail++) {
                bytes[bytes.length - 1] = (byte) trail;
                table[n++] = decode(decoder, bytes);
            }
        }
        return new String(table);
    }

    /** The characters of GB18030's codes 81308130 to 8431A439, which cover the rest of the basic plane. */
    static String fourBytes() {
        CharsetDecoder decoder = decoder("GB18030");
        char[] table = new char[FOUR_BYTE_CODES_OF_THE_BMP];
        byte[] bytes = new byte[4];
        for (int i = 0; i < table.length; i++) {
            bytes[0] = (byte) (0x81 + i / 12600);
            bytes[1] = (byte) (0x30 + i / 1260 % 10);
            bytes[2] = (byte) (0x81 + i / 10 % 126);
            bytes[3] = (byte) (0x30 + i % 10);
            table[i] = decode(decoder, bytes);
        }
        return new String(table);
    }

    private static CharsetDecoder decoder(String charset) {
        return Charset.forName(charset).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static char decode(CharsetDecoder decoder, byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(4);
        decoder.reset();
        boolean failed = decoder.decode(ByteBuffer.wrap(bytes), out, true).isError() || decoder.flush(out).isError();
        return failed || out.position() != 1 ? UNASSIGNED : out.get(0);
    }
}
