package dev.cortado.http;

import java.nio.ByteBuffer;

/**
 * HTTP/1 messages out of a stream of bytes: a state machine that can stop and go on at any byte and allocates nothing
 * per message.
 *
 * <p>Pull it: {@link #next} consumes input up to the next event, which the accessors then describe; the input must not
 * change until the event has been used. It is as strict as llhttp and gives its errors, see {@link ParseError}. The
 * parts of the head are places in {@link #source}: nothing is decoded here.
 */
public final class HttpParser {
    public static final int REQUEST = 1;
    public static final int RESPONSE = 2;

    /** Events. All input is used up. */
    public static final int MORE = 0;
    /** The head is complete: the accessors tell. {@link #skipBody} and {@link #upgradeNow} may follow. */
    public static final int HEAD = 1;
    /** Bytes of the body: {@link #bodyStart} and {@link #bodyLength}, in the input. */
    public static final int BODY = 2;
    /** The message ends; {@link #fields} are its trailers. */
    public static final int COMPLETE = 3;
    /** What follows {@link #position} is another protocol. */
    public static final int UPGRADE = 4;
    /** {@link #error} tells; the parser stays in this state. */
    public static final int ERROR = 5;

    public static final int LENIENT_HEADERS = 1;
    public static final int LENIENT_CHUNKED_LENGTH = 2;
    public static final int LENIENT_KEEP_ALIVE = 4;
    public static final int LENIENT_TRANSFER_ENCODING = 8;
    public static final int LENIENT_VERSION = 16;
    public static final int LENIENT_DATA_AFTER_CLOSE = 32;
    public static final int LENIENT_OPTIONAL_LF_AFTER_CR = 64;
    public static final int LENIENT_OPTIONAL_CRLF_AFTER_CHUNK = 128;
    public static final int LENIENT_OPTIONAL_CR_BEFORE_LF = 256;
    public static final int LENIENT_SPACES_AFTER_CHUNK_SIZE = 512;

    private static final int F_KEEP_ALIVE = 1;
    private static final int F_CLOSE = 2;
    private static final int F_CONNECTION_UPGRADE = 4;
    private static final int F_CHUNKED = 8;
    private static final int F_UPGRADE = 16;
    private static final int F_LENGTH = 32;
    private static final int F_SKIP_BODY = 64;
    private static final int F_TRAILING = 128;
    private static final int F_ENCODING = 256;

    private static final int S_START = 0;
    private static final int S_START_LINE = 1;
    private static final int S_HEADERS = 2;
    private static final int S_FIELD_START = 3;
    private static final int S_FIELD = 4;
    private static final int S_FIELD_COLON = 5;
    private static final int S_VALUE_BLANK = 6;
    private static final int S_VALUE_BLANK_LF = 7;
    private static final int S_VALUE_BLANK_FOLD = 8;
    private static final int S_VALUE = 9;
    private static final int S_VALUE_ANY = 10;
    private static final int S_VALUE_LENGTH = 11;
    private static final int S_VALUE_LENGTH_BLANK = 12;
    private static final int S_VALUE_ENCODING = 13;
    private static final int S_VALUE_LF = 14;
    private static final int S_VALUE_FOLD = 15;
    private static final int S_HEADERS_LF = 16;
    private static final int S_HEAD_DONE = 17;
    private static final int S_BODY_LENGTH = 18;
    private static final int S_BODY_EOF = 19;
    private static final int S_CHUNK_HEADER = 20;
    private static final int S_CHUNK_DATA = 21;
    private static final int S_CHUNK_DATA_CR = 22;
    private static final int S_CHUNK_DATA_LF = 23;
    private static final int S_COMPLETE = 24;
    private static final int S_COMPLETE_UPGRADE = 25;
    private static final int S_UPGRADE = 26;
    private static final int S_CLOSED = 27;
    private static final int S_ERROR = 28;

    private static final int N_OTHER = 0;
    private static final int N_CONNECTION = 1;
    private static final int N_LENGTH = 2;
    private static final int N_ENCODING = 3;
    private static final int N_UPGRADE = 4;

    // Progress through one Transfer-Encoding value: skipping blanks, in a token that is not "chunked", n characters into
    // "chunked" (E_MATCH + n), behind it.
    private static final int E_BLANK = -2;
    private static final int E_OTHER = -1;
    private static final int E_MATCH = 0;
    private static final int E_CHUNKED = 7;
    private static final byte[] CHUNKED = {'c', 'h', 'u', 'n', 'k', 'e', 'd'};

    private final StartLine startLine = new StartLine();
    private final Spans spans = new Spans();
    private final ChunkHeader chunk = new ChunkHeader();
    private int type;
    private int lenient;
    private int maxHeaderSize;
    private int state;
    private int flags;
    private int name;
    private int encoding;
    private long length;
    private long headerBytes;
    private boolean upgrade;
    private boolean keepAlive;
    private int position;
    private int bodyStart;
    private int bodyLength;
    private ParseError error = ParseError.EOF;
    private ByteBuffer input = ByteBuffer.allocate(0);

    public HttpParser(int type, int maxHeaderSize, int lenient) {
        reset(type, maxHeaderSize, lenient);
    }

    /** Forgets everything and begins with a new connection. */
    public void reset(int newType, int newMaxHeaderSize, int newLenient) {
        type = newType;
        maxHeaderSize = newMaxHeaderSize;
        lenient = newLenient;
        state = S_START;
        spans.clear();
        begin();
    }

    private void begin() {
        flags = 0;
        length = 0;
        headerBytes = 0;
        upgrade = false;
        keepAlive = false;
        spans.clear();
        startLine.start(type, lenient);
    }

    /** Consumes input between two places of the buffer up to the next event. */
    public int next(ByteBuffer in, int from, int to) {
        input = in;
        if (state <= S_HEADERS_LF) {
            if (from == to) {
                return more(to);
            }
            spans.resume(from);
        }
        int event = run(in, from, to);
        if (event == MORE && state > S_START && state <= S_HEADERS_LF) {
            spans.keep(in, to);
        }
        return event;
    }

    private int run(ByteBuffer in, int from, int to) {
        int p = from;
        while (true) {
            switch (state) {
                case S_START -> {
                    while (p < to && (in.get(p) == '\r' || in.get(p) == '\n')) {
                        p++;
                    }
                    if (p == to) {
                        return more(to);
                    }
                    begin();
                    state = S_START_LINE;
                }
                case S_START_LINE -> {
                    int result = startLine.parse(in, p, to, spans);
                    if (headerBytes + startLine.counted() >= maxHeaderSize && startLine.counted() > 0) {
                        return fail(ParseError.HEADER_OVERFLOW, startLine.countedAt());
                    }
                    headerBytes += startLine.counted();
                    if (result == StartLine.FAILED) {
                        return fail(startLine.error(), startLine.position());
                    }
                    if (result == StartLine.MORE) {
                        return more(to);
                    }
                    p = startLine.position();
                    state = S_HEADERS;
                }
                case S_HEADERS -> {
                    if (p == to) {
                        return more(p);
                    }
                    if (in.get(p) == ' ') {
                        if ((lenient & LENIENT_HEADERS) == 0) {
                            return fail(ParseError.START_SPACE, p + 1);
                        }
                        p++;
                    } else {
                        state = S_FIELD_START;
                    }
                }
                case S_HEAD_DONE -> {
                    int event = afterHead(p);
                    if (event != MORE) {
                        return event;
                    }
                }
                case S_BODY_LENGTH -> {
                    if (length == 0) {
                        state = S_COMPLETE;
                        continue;
                    }
                    if (p == to) {
                        return more(p);
                    }
                    return body(p, take(to - p));
                }
                case S_BODY_EOF -> {
                    return p == to ? more(p) : body(p, to - p);
                }
                case S_CHUNK_HEADER -> {
                    int result = chunk.parse(in, p, to, lenient);
                    p = chunk.position();
                    if (result == ChunkHeader.FAILED) {
                        return fail(chunk.error(), p);
                    }
                    if (result == ChunkHeader.MORE) {
                        return more(p);
                    }
                    length = chunk.size();
                    if (length == 0) {
                        flags |= F_TRAILING;
                        spans.clear();
                        headerBytes = 0;
                        state = S_FIELD_START;
                    } else {
                        state = S_CHUNK_DATA;
                    }
                }
                case S_CHUNK_DATA -> {
                    if (length == 0) {
                        state = S_CHUNK_DATA_CR;
                        continue;
                    }
                    if (p == to) {
                        return more(p);
                    }
                    return body(p, take(to - p));
                }
                case S_CHUNK_DATA_CR -> {
                    if (p == to) {
                        return more(p);
                    }
                    int c = in.get(p);
                    if (c == '\r') {
                        p++;
                        state = S_CHUNK_DATA_LF;
                    } else if (c == '\n') {
                        p++;
                        if ((lenient & LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.CHUNK_DATA_CR, p);
                        }
                        startChunk();
                    } else if ((lenient & LENIENT_OPTIONAL_CRLF_AFTER_CHUNK) != 0) {
                        startChunk();
                    } else {
                        return fail(ParseError.CHUNK_DATA_LF, p);
                    }
                }
                case S_CHUNK_DATA_LF -> {
                    if (p == to) {
                        return more(p);
                    }
                    if (in.get(p) == '\n') {
                        p++;
                    } else if ((lenient & LENIENT_OPTIONAL_CRLF_AFTER_CHUNK) == 0) {
                        return fail(ParseError.CHUNK_DATA_LF, p);
                    }
                    startChunk();
                }
                case S_COMPLETE, S_COMPLETE_UPGRADE -> {
                    position = p;
                    if (state == S_COMPLETE_UPGRADE || upgrade) {
                        state = S_UPGRADE;
                    } else if (keepAlive || (lenient & LENIENT_KEEP_ALIVE) != 0) {
                        state = S_START;
                    } else {
                        state = S_CLOSED;
                    }
                    return COMPLETE;
                }
                case S_UPGRADE -> {
                    position = p;
                    if (!upgrade) { // a bare 101: what comes later is read as HTTP again
                        state = S_START;
                    }
                    return UPGRADE;
                }
                case S_CLOSED -> {
                    while (p < to && (in.get(p) == '\r' || in.get(p) == '\n')) {
                        p++;
                    }
                    if (p < to && (lenient & LENIENT_DATA_AFTER_CLOSE) == 0) {
                        return fail(ParseError.DATA_AFTER_CLOSE, p + 1);
                    }
                    return more(to);
                }
                case S_ERROR -> {
                    return ERROR;
                }
                default -> {
                    int event = headers(in, p, to);
                    p = position;
                    if (event != MORE || state != S_HEAD_DONE && state != S_COMPLETE) {
                        return event;
                    }
                }
            }
        }
    }

    /** The states from a field's first character to the end of the head. */
    private int headers(ByteBuffer in, int from, int to) {
        int p = from;
        while (p < to) {
            int c = in.get(p) & 255;
            switch (state) {
                case S_FIELD_START -> {
                    if (c == '\r') {
                        p++;
                        state = S_HEADERS_LF;
                    } else if (c == '\n') {
                        p++;
                        if ((lenient & LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.HEADER_FIELD, p);
                        }
                        return headersDone(p);
                    } else if (c == ':') {
                        return fail(ParseError.HEADER_TOKEN, p);
                    } else {
                        spans.begin(p);
                        state = S_FIELD;
                    }
                }
                case S_FIELD -> {
                    while (Characters.token(c)) {
                        if (++p == to) {
                            break;
                        }
                        c = in.get(p) & 255;
                    }
                    if (p == to) {
                        continue;
                    }
                    if (c != ':' && c != ' ') {
                        return fail(ParseError.HEADER_TOKEN, p);
                    }
                    boolean overflow = overflows(spans.end(in, p));
                    if (c == ' ') { // after names that matter to framing only
                        if (nameDone(in) == null && name == N_OTHER) {
                            return fail(ParseError.HEADER_TOKEN, p);
                        }
                        if ((lenient & LENIENT_HEADERS) == 0) {
                            return fail(ParseError.HEADER_FIELD, p + 1);
                        }
                        state = S_FIELD_COLON;
                        continue;
                    }
                    if (overflow) {
                        return fail(ParseError.HEADER_OVERFLOW, p + 1);
                    }
                    p++;
                    ParseError conflict = nameDone(in);
                    if (conflict != null) {
                        return fail(conflict, p);
                    }
                    state = S_VALUE_BLANK;
                }
                case S_FIELD_COLON -> {
                    if (c == ':') {
                        state = S_VALUE_BLANK;
                    } else if (c != ' ') {
                        return fail(ParseError.HEADER_TOKEN, p);
                    }
                    p++;
                }
                case S_VALUE_BLANK -> {
                    if (c == ' ' || c == '\t') {
                        p++;
                    } else if (c == '\r') {
                        p++;
                        state = S_VALUE_BLANK_LF;
                    } else if (c == '\n') {
                        p++;
                        if ((lenient & LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.HEADER_VALUE, p);
                        }
                        state = S_VALUE_BLANK_FOLD;
                    } else {
                        spans.begin(p);
                        ParseError refused = valueStart();
                        if (refused != null) {
                            return fail(refused, refused == ParseError.ENCODING_VALUE ? p + 1 : p);
                        }
                    }
                }
                case S_VALUE_BLANK_LF -> {
                    if (c == '\n') {
                        p++;
                    } else if ((lenient & LENIENT_HEADERS) == 0) {
                        return fail(ParseError.LINE_LF, p);
                    }
                    state = S_VALUE_BLANK_FOLD;
                }
                case S_VALUE_BLANK_FOLD -> {
                    if (c == ' ' || c == '\t') {
                        p++;
                        if ((lenient & LENIENT_HEADERS) == 0) {
                            return fail(ParseError.HEADER_VALUE, p);
                        }
                        state = S_VALUE_BLANK;
                    } else if (name == N_LENGTH) {
                        return fail(ParseError.LENGTH_EMPTY, p);
                    } else {
                        spans.empty(p);
                        state = S_FIELD_START;
                    }
                }
                case S_VALUE -> {
                    while (Characters.value(c)) {
                        if (++p == to) {
                            break;
                        }
                        c = in.get(p) & 255;
                    }
                    if (p == to) {
                        continue;
                    }
                    if (c == '\r') {
                        p++;
                        state = S_VALUE_LF;
                        if (overflows(spans.end(in, p - 1))) {
                            return fail(ParseError.HEADER_OVERFLOW, p);
                        }
                    } else if (c == '\n') {
                        if (overflows(spans.end(in, p))) {
                            return fail(ParseError.HEADER_OVERFLOW, p);
                        }
                        if ((lenient & LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.HEADER_CR, p);
                        }
                        state = S_VALUE_LF;
                    } else if ((lenient & LENIENT_HEADERS) != 0) {
                        state = S_VALUE_ANY;
                    } else {
                        return fail(ParseError.HEADER_VALUE, p);
                    }
                }
                case S_VALUE_ANY -> {
                    if (c == '\r' || c == '\n') {
                        int end = c == '\r' ? p + 1 : p;
                        state = S_VALUE_LF;
                        if (overflows(spans.end(in, p))) {
                            return fail(ParseError.HEADER_OVERFLOW, end);
                        }
                        p = end;
                    } else {
                        p++;
                    }
                }
                case S_VALUE_LENGTH -> {
                    if (Characters.digit(c)) {
                        int digit = c - '0';
                        p++;
                        if (Long.compareUnsigned(length, Long.divideUnsigned(-1 - digit, 10)) > 0) {
                            return fail(ParseError.LENGTH_OVERFLOW, p);
                        }
                        length = length * 10 + digit;
                    } else {
                        state = S_VALUE_LENGTH_BLANK;
                    }
                }
                case S_VALUE_LENGTH_BLANK -> {
                    if (c == ' ') {
                        p++;
                    } else if (c == '\r' || c == '\n') {
                        flags |= F_LENGTH;
                        state = S_VALUE;
                    } else {
                        return fail(overflows(spans.end(in, p)) ? ParseError.HEADER_OVERFLOW
                                : ParseError.LENGTH_CHARACTER, p);
                    }
                }
                case S_VALUE_ENCODING -> {
                    if (c == '\r' || c == '\n') {
                        if (encoding == E_CHUNKED) {
                            flags |= F_CHUNKED;
                        }
                        state = S_VALUE;
                    } else if (encodingCharacter(c)) {
                        p++;
                    } else if (c == ',') {
                        return fail(ParseError.ENCODING_VALUE, p + 1);
                    } else {
                        state = S_VALUE; // which refuses the character
                    }
                }
                case S_VALUE_LF -> {
                    if (c == '\n') {
                        p++;
                    } else {
                        return fail(ParseError.HEADER_LF, p);
                    }
                    state = S_VALUE_FOLD;
                }
                case S_VALUE_FOLD -> {
                    if (c != ' ' && c != '\t') {
                        valueDone(in);
                        state = S_FIELD_START;
                    } else if ((lenient & LENIENT_HEADERS) == 0) {
                        return fail(ParseError.HEADER_FOLD, p);
                    } else {
                        if (name == N_LENGTH) {
                            return fail(ParseError.LENGTH_DUPLICATE, p);
                        }
                        spans.reopen(in, p);
                        state = S_VALUE;
                        if (name == N_ENCODING) {
                            flags &= ~F_CHUNKED;
                            encoding = E_MATCH;
                            state = S_VALUE_ENCODING;
                        }
                    }
                }
                default -> { // S_HEADERS_LF
                    if (c == '\n') {
                        p++;
                    } else if ((lenient & LENIENT_OPTIONAL_LF_AFTER_CR) == 0) {
                        return fail(ParseError.HEADERS_LF, p);
                    }
                    return headersDone(p);
                }
            }
        }
        position = p;
        if (spans.open() && overflows(spans.pending(to))) {
            return fail(ParseError.HEADER_OVERFLOW, to);
        }
        return MORE;
    }

    private int headersDone(int p) {
        position = p;
        if ((flags & F_TRAILING) != 0) {
            state = S_COMPLETE;
            return MORE;
        }
        state = S_HEAD_DONE;
        headerBytes = 0;
        keepAlive = decideKeepAlive();
        if (type == REQUEST) {
            upgrade = method() == Methods.CONNECT
                    || (flags & (F_UPGRADE | F_CONNECTION_UPGRADE)) == (F_UPGRADE | F_CONNECTION_UPGRADE);
        } else {
            upgrade = status() == 101
                    && (flags & (F_UPGRADE | F_CONNECTION_UPGRADE)) == (F_UPGRADE | F_CONNECTION_UPGRADE);
        }
        return HEAD;
    }

    /** How long the body is, RFC 9112 section 6.3. */
    private int afterHead(int p) {
        boolean chunked = (flags & F_CHUNKED) != 0;
        keepAlive = decideKeepAlive();
        if (upgrade && (method() == Methods.CONNECT && type == REQUEST || (flags & F_SKIP_BODY) != 0
                || !chunked && length == 0)) {
            state = S_COMPLETE_UPGRADE;
        } else if (type == RESPONSE && status() == 101) {
            state = S_COMPLETE_UPGRADE;
        } else if ((flags & F_SKIP_BODY) != 0 || type == RESPONSE && bodiless()) {
            state = S_COMPLETE;
        } else if (chunked) {
            startChunk();
        } else if ((flags & F_ENCODING) != 0) {
            if (type == REQUEST && (lenient & (LENIENT_CHUNKED_LENGTH | LENIENT_TRANSFER_ENCODING)) == 0) {
                return fail(ParseError.ENCODING_REQUEST, p);
            }
            state = S_BODY_EOF;
        } else if ((flags & F_LENGTH) != 0) {
            state = S_BODY_LENGTH;
        } else {
            state = type == REQUEST ? S_COMPLETE : S_BODY_EOF;
        }
        return MORE;
    }

    private boolean bodiless() {
        int status = status();
        return status / 100 == 1 || status == 204 || status == 304;
    }

    private boolean decideKeepAlive() {
        if (startLine.major() > 0 && startLine.minor() > 0) {
            if ((flags & F_CLOSE) != 0) {
                return false;
            }
        } else if ((flags & F_KEEP_ALIVE) == 0) {
            return false;
        }
        // A response whose end is the connection's end cannot be followed by another.
        return type == REQUEST || (flags & F_SKIP_BODY) != 0 || bodiless()
                || (flags & F_ENCODING) != 0 && (flags & F_CHUNKED) != 0
                || (flags & F_ENCODING) == 0 && (flags & F_LENGTH) != 0;
    }

    private ParseError nameDone(ByteBuffer in) {
        int part = spans.count() - 1;
        name = N_OTHER;
        ByteBuffer source = spans.source(in);
        int start = spans.start(part);
        switch (spans.length(part)) {
            case 7 -> {
                if (is(source, start, "upgrade")) {
                    name = N_UPGRADE;
                }
            }
            case 10 -> {
                if (is(source, start, "connection")) {
                    name = N_CONNECTION;
                }
            }
            case 14 -> {
                if (is(source, start, "content-length")) {
                    name = N_LENGTH;
                    if ((flags & F_ENCODING) != 0 && (lenient & LENIENT_CHUNKED_LENGTH) == 0) {
                        return ParseError.LENGTH_WITH_ENCODING;
                    }
                }
            }
            case 16 -> {
                if (is(source, start, "proxy-connection")) {
                    name = N_CONNECTION;
                }
            }
            case 17 -> {
                if (is(source, start, "transfer-encoding")) {
                    name = N_ENCODING;
                    if ((flags & F_LENGTH) != 0 && (lenient & LENIENT_CHUNKED_LENGTH) == 0) {
                        return ParseError.ENCODING_WITH_LENGTH;
                    }
                }
            }
            default -> {
            }
        }
        return null;
    }

    private ParseError valueStart() {
        state = S_VALUE;
        switch (name) {
            case N_UPGRADE -> flags |= F_UPGRADE;
            case N_LENGTH -> {
                if ((flags & F_LENGTH) != 0) {
                    return ParseError.LENGTH_DUPLICATE;
                }
                length = 0;
                state = S_VALUE_LENGTH;
            }
            case N_ENCODING -> {
                if ((flags & F_CHUNKED) != 0 && type == REQUEST && (lenient & LENIENT_TRANSFER_ENCODING) == 0) {
                    return ParseError.ENCODING_VALUE;
                }
                flags = flags & ~F_CHUNKED | F_ENCODING;
                encoding = E_MATCH;
                state = S_VALUE_ENCODING;
            }
            default -> {
            }
        }
        return null;
    }

    /** Follows a Transfer-Encoding value by a character; false if it may not stand there. */
    private boolean encodingCharacter(int c) {
        if (encoding == E_BLANK) {
            if (c == ' ' || c == '\t') {
                return true;
            }
            encoding = E_MATCH;
        }
        if (encoding >= E_MATCH && encoding < E_CHUNKED) {
            if ((c | 0x20) == CHUNKED[encoding]) {
                encoding++;
                return true;
            }
            encoding = E_OTHER;
        }
        if (encoding == E_CHUNKED) {
            if (c == ' ') {
                return true;
            }
            if (c == ',' && type == REQUEST && (lenient & LENIENT_TRANSFER_ENCODING) == 0) {
                return false;
            }
            encoding = E_OTHER;
        }
        if (c == ',') {
            encoding = E_BLANK;
            return true;
        }
        return Characters.value(c);
    }

    private void valueDone(ByteBuffer in) {
        if (name == N_CONNECTION && (flags & F_TRAILING) == 0) {
            int part = spans.count() - 1;
            connectionOptions(spans.source(in), spans.start(part), spans.start(part) + spans.length(part));
        }
        spans.trim(in);
    }

    private void connectionOptions(ByteBuffer source, int from, int to) {
        int start = from;
        while (start < to) {
            int end = start;
            while (end < to && source.get(end) != ',') {
                end++;
            }
            int first = start;
            while (first < end && source.get(first) == ' ') {
                first++;
            }
            int last = end;
            while (last > first && source.get(last - 1) == ' ') {
                last--;
            }
            switch (last - first) {
                case 5 -> flags |= is(source, first, "close") ? F_CLOSE : 0;
                case 7 -> flags |= is(source, first, "upgrade") ? F_CONNECTION_UPGRADE : 0;
                case 10 -> flags |= is(source, first, "keep-alive") ? F_KEEP_ALIVE : 0;
                default -> {
                }
            }
            start = end + 1;
        }
    }

    private static boolean is(ByteBuffer source, int start, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = source.get(start + i);
            if (c >= 'A' && c <= 'Z') {
                c |= 0x20;
            }
            if (c != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean overflows(int bytes) {
        headerBytes += bytes;
        return headerBytes >= maxHeaderSize;
    }

    private void startChunk() {
        chunk.start();
        state = S_CHUNK_HEADER;
    }

    private int take(int available) {
        int taken = Long.compareUnsigned(length, available) < 0 ? (int) length : available;
        length -= taken;
        return taken;
    }

    private int body(int start, int count) {
        bodyStart = start;
        bodyLength = count;
        position = start + count;
        return BODY;
    }

    private int more(int p) {
        position = p;
        return MORE;
    }

    private int fail(ParseError what, int p) {
        position = p;
        if (upgrade) { // what is not HTTP is the other protocol's
            state = S_UPGRADE;
            return UPGRADE;
        }
        error = what;
        state = S_ERROR;
        return ERROR;
    }

    /** The connection has ended: {@link #COMPLETE} if that ends a message, {@link #ERROR} within one, else {@link #MORE}. */
    public int finish() {
        switch (state) {
            case S_BODY_EOF -> {
                state = S_CLOSED;
                spans.clear();
                return COMPLETE;
            }
            case S_START, S_CLOSED, S_UPGRADE, S_ERROR -> {
                return MORE;
            }
            default -> {
                return fail(ParseError.EOF, 0);
            }
        }
    }

    /** After {@link #HEAD}: the message has no body, whatever its head says. */
    public void skipBody() {
        flags |= F_SKIP_BODY;
    }

    /** After {@link #HEAD}: no body, and another protocol follows. */
    public void upgradeNow() {
        flags |= F_SKIP_BODY;
        upgrade = true;
    }

    /** After {@link #HEAD}: the consumer cannot take this message. */
    public void refuse(ParseError what) {
        error = what;
        state = S_ERROR;
    }

    /** After {@link #HEAD}: go on with HTTP though the message asked for another protocol. */
    public void refuseUpgrade() {
        upgrade = false;
    }

    /** Where the last event's input ended; with {@link #ERROR}, how far the input was good. */
    public int position() {
        return position;
    }

    public int bodyStart() {
        return bodyStart;
    }

    public int bodyLength() {
        return bodyLength;
    }

    public ParseError error() {
        return error;
    }

    /** Whether a message has begun and is not complete. */
    public boolean inMessage() {
        return state != S_START && state != S_CLOSED && state != S_UPGRADE && state != S_ERROR;
    }

    /** Whether a message has begun and its head is not complete. */
    public boolean inHead() {
        return state != S_START && state <= S_HEADERS_LF && (flags & F_TRAILING) == 0;
    }

    public int type() {
        return type;
    }

    public int major() {
        return startLine.major();
    }

    public int minor() {
        return startLine.minor();
    }

    /** A request's method, an index of {@link Methods}. */
    public int method() {
        return startLine.method();
    }

    public int status() {
        return startLine.status();
    }

    /** Whether the message asks for, or is, the change to another protocol. */
    public boolean upgrade() {
        return upgrade;
    }

    /** Whether the connection can be used again after this message. */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** Whether a body may follow the head. */
    public boolean hasBody() {
        return (flags & (F_CHUNKED | F_ENCODING)) != 0 || length != 0;
    }

    /** The memory that holds the target or reason phrase and the fields. */
    public ByteBuffer source() {
        return spans.source(input);
    }

    /** The request's target or the response's reason phrase; {@link #HEAD} only. */
    public int targetStart() {
        return spans.start(0);
    }

    public int targetLength() {
        return spans.length(0);
    }

    /** How many header fields ({@link #HEAD}) or trailer fields ({@link #COMPLETE}) there are. */
    public int fields() {
        return (flags & F_TRAILING) != 0 ? spans.count() / 2 : spans.count() == 0 ? 0 : (spans.count() - 1) / 2;
    }

    private int part(int field) {
        return (flags & F_TRAILING) != 0 ? 2 * field : 2 * field + 1;
    }

    public int nameStart(int field) {
        return spans.start(part(field));
    }

    public int nameLength(int field) {
        return spans.length(part(field));
    }

    public int valueStart(int field) {
        return spans.start(part(field) + 1);
    }

    public int valueLength(int field) {
        return spans.length(part(field) + 1);
    }

    /** Whether {@link #fields} are trailers. */
    public boolean trailing() {
        return (flags & F_TRAILING) != 0;
    }
}
