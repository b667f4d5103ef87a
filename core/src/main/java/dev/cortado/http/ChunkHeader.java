package dev.cortado.http;

import java.nio.ByteBuffer;

/** A chunk's first line, RFC 9112 section 7.1: its size and its extensions, which are checked and dropped. */
final class ChunkHeader {
    static final int MORE = 0;
    static final int DONE = 1;
    static final int FAILED = 2;

    private static final int MAX_EXTENSIONS = 16 * 1024;

    private enum State { START, SIZE, AFTER_SIZE, LF, EXTENSION, NAME, VALUE, QUOTED, QUOTED_PAIR, QUOTE_END }

    private State state = State.START;
    private long size;
    private int extensions;
    private int spanStart = -1;
    private int position;
    private ParseError error = ParseError.CHUNK_SIZE;

    void start() {
        state = State.START;
        size = 0;
        extensions = 0;
        spanStart = -1;
    }

    /** The chunk's size, unsigned. */
    long size() {
        return size;
    }

    int position() {
        return position;
    }

    ParseError error() {
        return error;
    }

    int parse(ByteBuffer in, int from, int to, int lenient) {
        if (spanStart >= 0) {
            spanStart = from;
        }
        for (int p = from; p < to; p++) {
            int c = in.get(p) & 255;
            switch (state) {
                case START -> {
                    int digit = Characters.hex(c);
                    if (digit < 0) {
                        return fail(ParseError.CHUNK_SIZE, p);
                    }
                    size = digit;
                    state = State.SIZE;
                }
                case SIZE -> {
                    int digit = Characters.hex(c);
                    if (digit >= 0) {
                        if (size >>> 60 != 0) {
                            return fail(ParseError.CHUNK_SIZE_OVERFLOW, p + 1);
                        }
                        size = size << 4 | digit;
                    } else {
                        int result = afterSize(c, p, lenient);
                        if (result != MORE) {
                            return result;
                        }
                    }
                }
                case AFTER_SIZE -> {
                    int result = afterSize(c, p, lenient);
                    if (result != MORE) {
                        return result;
                    }
                }
                case LF -> {
                    if (c == '\n') {
                        return done(p + 1);
                    }
                    return (lenient & HttpParser.LENIENT_OPTIONAL_LF_AFTER_CR) != 0 ? done(p)
                            : fail(ParseError.CHUNK_SIZE_LF, p);
                }
                case EXTENSION -> {
                    if (c == ' ' || c == '\r') {
                        return fail(ParseError.EXTENSION, p + 1);
                    }
                    spanStart = p;
                    state = State.NAME;
                    p--;
                }
                case NAME -> {
                    if (Characters.token(c)) {
                        continue;
                    }
                    if (c == '\n') {
                        if (overflows(p)) {
                            return fail(ParseError.EXTENSIONS_OVERFLOW, p);
                        }
                        return (lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) != 0 ? done(p + 1)
                                : fail(ParseError.EXTENSION_NAME_CR, p);
                    }
                    if (overflows(p)) {
                        return fail(ParseError.EXTENSIONS_OVERFLOW, p + 1);
                    }
                    switch (c) {
                        case '=' -> {
                            state = State.VALUE;
                            spanStart = p + 1;
                        }
                        case ';' -> state = State.EXTENSION;
                        case '\r' -> state = State.LF;
                        default -> {
                            return fail(ParseError.EXTENSION_NAME, p + 1);
                        }
                    }
                }
                case VALUE -> {
                    if (Characters.token(c)) {
                        continue;
                    }
                    if (c == '"') {
                        state = State.QUOTED;
                        continue;
                    }
                    if (c == '\n') {
                        if (overflows(p)) {
                            return fail(ParseError.EXTENSIONS_OVERFLOW, p);
                        }
                        return (lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) != 0 ? done(p + 1)
                                : fail(ParseError.EXTENSION_VALUE_CR, p);
                    }
                    if (overflows(p)) {
                        return fail(ParseError.EXTENSIONS_OVERFLOW, p + 1);
                    }
                    switch (c) {
                        case ';' -> state = State.EXTENSION;
                        case '\r' -> state = State.LF;
                        default -> {
                            return fail(ParseError.EXTENSION_VALUE, p + 1);
                        }
                    }
                }
                case QUOTED -> {
                    if (Characters.quoted(c)) {
                        continue;
                    }
                    if (c == '"') {
                        if (overflows(p + 1)) {
                            return fail(ParseError.EXTENSIONS_OVERFLOW, p + 1);
                        }
                        state = State.QUOTE_END;
                    } else if (c == '\\') {
                        state = State.QUOTED_PAIR;
                    } else {
                        return fail(overflows(p) ? ParseError.EXTENSIONS_OVERFLOW : ParseError.EXTENSION_QUOTED, p + 1);
                    }
                }
                case QUOTED_PAIR -> {
                    if (!Characters.quotable(c)) {
                        return fail(overflows(p) ? ParseError.EXTENSIONS_OVERFLOW : ParseError.EXTENSION_QUOTED_PAIR,
                                p + 1);
                    }
                    state = State.QUOTED;
                }
                case QUOTE_END -> {
                    switch (c) {
                        case ';' -> state = State.EXTENSION;
                        case '\r' -> state = State.LF;
                        case '\n' -> {
                            return (lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) != 0 ? done(p + 1)
                                    : fail(ParseError.EXTENSION_VALUE_CR, p);
                        }
                        default -> {
                            return fail(ParseError.EXTENSION_QUOTE, p);
                        }
                    }
                }
            }
        }
        if (spanStart >= 0) {
            extensions += to - spanStart;
            spanStart = 0;
            if (extensions > MAX_EXTENSIONS) {
                return fail(ParseError.EXTENSIONS_OVERFLOW, to);
            }
        }
        position = to;
        return MORE;
    }

    private int afterSize(int c, int p, int lenient) {
        switch (c) {
            case '\r' -> state = State.LF;
            case '\n' -> {
                if ((lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                    return fail(ParseError.CHUNK_SIZE_CR, p + 1);
                }
                state = State.LF;
            }
            case ' ', '\t' -> {
                if ((lenient & HttpParser.LENIENT_SPACES_AFTER_CHUNK_SIZE) == 0) {
                    return fail(ParseError.CHUNK_SIZE, p + 1);
                }
                state = State.AFTER_SIZE;
            }
            case ';' -> state = State.EXTENSION;
            default -> {
                return fail(ParseError.CHUNK_SIZE, p);
            }
        }
        return MORE;
    }

    /** Ends an extension's name or value at {@code p}; whether there are too many bytes of extensions now. */
    private boolean overflows(int p) {
        extensions += p - spanStart;
        spanStart = -1;
        return extensions > MAX_EXTENSIONS;
    }

    private int done(int p) {
        position = p;
        return DONE;
    }

    private int fail(ParseError what, int p) {
        error = what;
        position = p;
        return FAILED;
    }
}
