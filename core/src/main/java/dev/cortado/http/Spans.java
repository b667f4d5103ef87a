package dev.cortado.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the parts of a message's head lie: target or reason phrase, then names and values.
 *
 * <p>As long as a head is in one piece, the parts are places in the parser's input and nothing is copied. Once it is not
 * (the input ended within it, or a value is folded), {@link #keep} moves the parts to memory of their own.
 */
final class Spans {
    private static final byte[] NONE = {};

    private int[] table = new int[2 + 4 * 16];
    private int count;
    private byte[] kept = NONE;
    private int keptLength;
    private boolean keeping;
    private ByteBuffer keptView;
    private int from = -1;

    void clear() {
        count = 0;
        keeping = false;
        keptLength = 0;
        keptView = null;
        from = -1;
        if (kept.length > 4096) {
            kept = NONE;
        }
    }

    /** How many parts there are. */
    int count() {
        return count;
    }

    int start(int part) {
        return table[2 * part];
    }

    int length(int part) {
        return table[2 * part + 1];
    }

    /** The memory that {@link #start} counts in, given the parser's input. */
    ByteBuffer source(ByteBuffer input) {
        if (!keeping) {
            return input;
        }
        if (keptView == null || keptView.array() != kept) {
            keptView = ByteBuffer.wrap(kept);
        }
        return keptView;
    }

    boolean open() {
        return from >= 0;
    }

    void begin(int position) {
        if (2 * count + 2 > table.length) {
            table = Arrays.copyOf(table, table.length * 2);
        }
        table[2 * count] = keeping ? keptLength : position;
        from = position;
    }

    /** Goes on with the last part, which has ended, after a fold. */
    void reopen(ByteBuffer input, int position) {
        if (!keeping) {
            keep(input, position);
        }
        count--;
        keptLength = table[2 * count] + table[2 * count + 1];
        from = position;
    }

    /** Ends the open part and returns how many bytes it has in this input. */
    int end(ByteBuffer input, int position) {
        int length = position - from;
        if (keeping) {
            append(input, from, length);
            table[2 * count + 1] = keptLength - table[2 * count];
        } else {
            table[2 * count + 1] = position - table[2 * count];
        }
        count++;
        from = -1;
        return length;
    }

    /** An empty part. */
    void empty(int position) {
        begin(position);
        table[2 * count + 1] = 0;
        count++;
        from = -1;
    }

    /** Takes spaces and tabs off the end of the last part. */
    void trim(ByteBuffer input) {
        ByteBuffer source = source(input);
        int start = table[2 * count - 2];
        int length = table[2 * count - 1];
        while (length > 0 && blank(source.get(start + length - 1))) {
            length--;
        }
        table[2 * count - 1] = length;
    }

    private static boolean blank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** How many bytes the open part has in the input that ends at {@code position}; 0 if none is open. */
    int pending(int position) {
        return from < 0 ? 0 : position - from;
    }

    /** Moves all parts, and the beginning of the open one, out of the input that ends at {@code position}. */
    void keep(ByteBuffer input, int position) {
        int open = pending(position);
        if (keeping) {
            append(input, from, open);
        } else {
            for (int part = 0; part < count; part++) {
                int start = table[2 * part];
                table[2 * part] = keptLength;
                append(input, start, table[2 * part + 1]);
            }
            if (from >= 0) {
                table[2 * count] = keptLength;
                append(input, from, open);
            }
            keeping = true;
        }
    }

    /** The open part goes on in new input. */
    void resume(int position) {
        if (from >= 0) {
            from = position;
        }
    }

    private void append(ByteBuffer input, int start, int length) {
        if (length <= 0) {
            return;
        }
        if (keptLength + length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + length, Math.max(256, kept.length * 2)));
        }
        input.get(start, kept, keptLength, length);
        keptLength += length;
    }
}
