package dev.cortado.http;

import java.nio.ByteBuffer;

/** A request line or a status line, RFC 9112 sections 3 and 4. The target or the reason phrase becomes the first span. */
final class StartLine {
    static final int MORE = 0;
    static final int DONE = 1;
    static final int FAILED = 2;

    private enum State {
        METHOD, METHOD_SPACE, TARGET_START,
        URL_START, SCHEMA, SCHEMA_SLASH, SCHEMA_SLASHES, SERVER_START, SERVER, SERVER_AT, PATH, QUERY,
        FRAGMENT, TARGET_LF, WHOLE,
        PROTOCOL_START, PROTOCOL, PROTOCOL_SLASH, MAJOR, DOT, MINOR, PREFACE, VERSION_CR, VERSION_LF,
        STATUS_SPACE, CODE, CODE_END, REASON_START, REASON, REASON_LF
    }

    private static final String PREFACE = "\r\n\r\nSM\r\n\r\n";
    private static final String[] PROTOCOLS = {"HTTP", "RTSP", "ICE"};

    private State state = State.METHOD;
    private int type;
    private int lenient;
    private int index;
    private int method;
    private int protocol;
    private int major;
    private int minor;
    private int status;
    private int position;
    private int counted;
    private int countedAt;
    private ParseError error = ParseError.INVALID_METHOD;

    void start(int newType, int newLenient) {
        type = newType;
        lenient = newLenient;
        state = type == HttpParser.REQUEST ? State.METHOD : State.PROTOCOL_START;
        index = 0;
        method = 0;
        status = 0;
        major = 0;
        minor = 0;
    }

    int method() {
        return method;
    }

    int status() {
        return status;
    }

    int major() {
        return major;
    }

    int minor() {
        return minor;
    }

    int position() {
        return position;
    }

    ParseError error() {
        return error;
    }

    /** How many bytes of the target or reason phrase the last input held, and where the input was then. */
    int counted() {
        return counted;
    }

    int countedAt() {
        return countedAt;
    }

    int parse(ByteBuffer in, int from, int to, Spans spans) {
        counted = 0;
        int p = from;
        while (p < to) {
            int c = in.get(p) & 255;
            switch (state) {
                case METHOD -> {
                    // Most are known at once, the others are found letter by letter.
                    if (index == 0 && to - p >= 4 && c == 'G' && in.get(p + 1) == 'E' && in.get(p + 2) == 'T'
                            && in.get(p + 3) == ' ') {
                        method = Methods.GET;
                        p += 4;
                        state = State.TARGET_START;
                        continue;
                    }
                    int candidate = index > 0 && Methods.charAt(method, index) == c ? method
                            : Methods.advance(method, index, c);
                    if (candidate >= 0) {
                        method = candidate;
                        index++;
                        p++;
                    } else {
                        int whole = index == 0 ? -1 : Methods.exactly(method, index);
                        if (whole < 0) {
                            return fail(ParseError.INVALID_METHOD, p);
                        }
                        method = whole;
                        state = State.METHOD_SPACE;
                    }
                }
                case METHOD_SPACE -> {
                    if (c != ' ') {
                        return fail(ParseError.METHOD_SPACE, p);
                    }
                    p++;
                    state = State.TARGET_START;
                }
                case TARGET_START -> {
                    if (c == ' ') {
                        p++;
                    } else {
                        spans.begin(p);
                        state = method == Methods.CONNECT ? State.SERVER_START : State.URL_START;
                    }
                }
                case TARGET_LF -> {
                    if (c != '\n') {
                        return fail(ParseError.URL_CRLF, p);
                    }
                    return done(p + 1);
                }
                case WHOLE -> {
                    return done(p);
                }
                case PROTOCOL_START -> {
                    if (c == ' ' && type == HttpParser.REQUEST) {
                        p++;
                        continue;
                    }
                    if ((c == '\t' || c == '\f') && type == HttpParser.REQUEST) {
                        return fail(ParseError.URL_CHARACTERS, p + 1);
                    }
                    protocol = c == 'H' ? 0 : c == 'R' ? 1 : c == 'I' ? 2 : -1;
                    if (protocol < 0) {
                        return fail(ParseError.PROTOCOL, p);
                    }
                    p++;
                    index = 1;
                    state = State.PROTOCOL;
                }
                case PROTOCOL -> {
                    if (c != PROTOCOLS[protocol].charAt(index)) {
                        return fail(ParseError.PROTOCOL, p);
                    }
                    p++;
                    if (++index == PROTOCOLS[protocol].length()) {
                        state = State.PROTOCOL_SLASH;
                    }
                }
                case PROTOCOL_SLASH -> {
                    if (type == HttpParser.REQUEST) {
                        if (protocol == 0 && !Methods.http(method)) {
                            return fail(ParseError.HTTP_METHOD, p);
                        }
                        if (protocol == 1 && !Methods.rtsp(method)) {
                            return fail(ParseError.RTSP_METHOD, p);
                        }
                        if (protocol == 2 && !Methods.ice(method)) {
                            return fail(ParseError.ICE_METHOD, p);
                        }
                    }
                    if (c != '/') {
                        return fail(ParseError.PROTOCOL, p);
                    }
                    p++;
                    state = State.MAJOR;
                }
                case MAJOR -> {
                    if (!Characters.digit(c)) {
                        return fail(ParseError.MAJOR_VERSION, p);
                    }
                    major = c - '0';
                    p++;
                    state = State.DOT;
                }
                case DOT -> {
                    if (c != '.') {
                        return fail(ParseError.VERSION_DOT, p);
                    }
                    p++;
                    state = State.MINOR;
                }
                case MINOR -> {
                    if (!Characters.digit(c)) {
                        return fail(ParseError.MINOR_VERSION, p);
                    }
                    minor = c - '0';
                    p++;
                    if ((lenient & HttpParser.LENIENT_VERSION) == 0 && !knownVersion()) {
                        return fail(ParseError.VERSION, p);
                    }
                    index = 0;
                    state = type == HttpParser.RESPONSE ? State.STATUS_SPACE
                            : method == Methods.PRI ? State.PREFACE : State.VERSION_CR;
                }
                case PREFACE -> {
                    if (c != PREFACE.charAt(index)) {
                        return fail(ParseError.PREFACE, p);
                    }
                    p++;
                    if (++index == PREFACE.length()) {
                        return fail(ParseError.H2_UPGRADE, p);
                    }
                }
                case VERSION_CR -> {
                    if (c == '\r') {
                        p++;
                    } else if (c == '\n') {
                        p++;
                        if ((lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.VERSION_CRLF, p);
                        }
                    } else {
                        return fail(ParseError.VERSION_CRLF, p);
                    }
                    state = State.VERSION_LF;
                }
                case VERSION_LF -> {
                    if (c == '\n') {
                        return done(p + 1);
                    }
                    return (lenient & HttpParser.LENIENT_OPTIONAL_LF_AFTER_CR) != 0 ? done(p)
                            : fail(ParseError.VERSION_LF, p);
                }
                case STATUS_SPACE -> {
                    if (c != ' ') {
                        return fail(ParseError.VERSION_SPACE, p);
                    }
                    p++;
                    state = State.CODE;
                }
                case CODE -> {
                    if (!Characters.digit(c)) {
                        return fail(ParseError.STATUS_CODE, p);
                    }
                    status = status * 10 + c - '0';
                    p++;
                    if (++index == 3) {
                        state = State.CODE_END;
                    }
                }
                case CODE_END -> {
                    if (c == ' ') {
                        p++;
                        state = State.REASON_START;
                    } else if (c == '\r') {
                        p++;
                        spans.empty(p);
                        state = State.REASON_LF;
                    } else if (c == '\n') {
                        p++;
                        if ((lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.STATUS, p);
                        }
                        spans.empty(p);
                        return done(p);
                    } else {
                        return fail(ParseError.STATUS, p);
                    }
                }
                case REASON_START -> {
                    spans.begin(p);
                    state = State.REASON;
                }
                case REASON -> {
                    while (c != '\r' && c != '\n') {
                        if (++p == to) {
                            break;
                        }
                        c = in.get(p);
                    }
                    if (p == to) {
                        continue;
                    }
                    if (c == '\r') {
                        count(spans.end(in, p), p + 1);
                        p++;
                        state = State.REASON_LF;
                    } else {
                        count(spans.end(in, p), p);
                        if ((lenient & HttpParser.LENIENT_OPTIONAL_CR_BEFORE_LF) == 0) {
                            return fail(ParseError.STATUS_CR, p + 1);
                        }
                        state = State.REASON_LF;
                    }
                }
                case REASON_LF -> {
                    if (c == '\n' || c == '\r') {
                        return done(p + 1);
                    }
                    return (lenient & HttpParser.LENIENT_OPTIONAL_LF_AFTER_CR) != 0 ? done(p)
                            : fail(ParseError.LINE_LF, p);
                }
                default -> {
                    int next = target(in, p, to, spans);
                    if (next < 0) {
                        return FAILED;
                    }
                    p = next;
                }
            }
        }
        if (spans.open()) {
            count(spans.pending(to), to);
        }
        position = to;
        return MORE;
    }

    private boolean knownVersion() {
        return major == 1 && minor <= 1 || major == 2 && minor == 0 || major == 0 && minor == 9;
    }

    /** The states within a target; returns where to go on, or -1 on failure. */
    private int target(ByteBuffer in, int from, int to, Spans spans) {
        int p = from;
        while (p < to) {
            int c = in.get(p) & 255;
            switch (state) {
                case URL_START -> {
                    if (c == '/' || c == '*') {
                        state = State.PATH;
                    } else if (Characters.letter(c)) {
                        state = State.SCHEMA;
                    } else {
                        return refuse(blank(c), ParseError.URL_START, p);
                    }
                    p++;
                }
                case SCHEMA -> {
                    if (c == ':') {
                        state = State.SCHEMA_SLASH;
                    } else if (!Characters.letter(c)) {
                        return refuse(blank(c), ParseError.URL_SCHEMA, p);
                    }
                    p++;
                }
                case SCHEMA_SLASH, SCHEMA_SLASHES -> {
                    if (c != '/') {
                        return refuse(blank(c), ParseError.URL_SCHEMA, p);
                    }
                    state = state == State.SCHEMA_SLASH ? State.SCHEMA_SLASHES : State.SERVER_START;
                    p++;
                }
                case SERVER_START, SERVER, SERVER_AT -> {
                    if (c == '/') {
                        state = State.PATH;
                        p++;
                    } else if (c == '?') {
                        state = State.QUERY;
                        p++;
                    } else if (c == '@') {
                        if (state == State.SERVER_AT) {
                            return refuse(false, ParseError.URL_DOUBLE_AT, p + 1);
                        }
                        state = State.SERVER_AT;
                        p++;
                    } else if (Characters.server(c)) {
                        state = State.SERVER;
                        p++;
                    } else if (end(in, c, p, spans)) {
                        return p + 1;
                    } else {
                        return refuse(c == '\t' || c == '\f', ParseError.URL_SERVER, p);
                    }
                }
                case PATH -> {
                    while (Characters.url(c)) {
                        if (++p == to) {
                            return p;
                        }
                        c = in.get(p) & 255;
                    }
                    if (c == '?') {
                        state = State.QUERY;
                        p++;
                    } else if (c == '#') {
                        state = State.FRAGMENT;
                        p++;
                    } else if (end(in, c, p, spans)) {
                        return p + 1;
                    } else {
                        return refuse(c == '\t' || c == '\f', ParseError.URL_PATH, p);
                    }
                }
                case QUERY -> {
                    while (Characters.url(c) || c == '?') {
                        if (++p == to) {
                            return p;
                        }
                        c = in.get(p) & 255;
                    }
                    if (c == '#') {
                        state = State.FRAGMENT;
                        p++;
                    } else if (end(in, c, p, spans)) {
                        return p + 1;
                    } else {
                        return refuse(c == '\t' || c == '\f', ParseError.URL_QUERY, p);
                    }
                }
                default -> { // FRAGMENT
                    while (Characters.url(c) || c == '?' || c == '#') {
                        if (++p == to) {
                            return p;
                        }
                        c = in.get(p) & 255;
                    }
                    if (end(in, c, p, spans)) {
                        return p + 1;
                    }
                    return refuse(c == '\t' || c == '\f', ParseError.URL_FRAGMENT, p);
                }
            }
        }
        return p;
    }

    /** Ends the target if the character does; a line without a version is HTTP/0.9. */
    private boolean end(ByteBuffer in, int c, int p, Spans spans) {
        int at = state == State.FRAGMENT ? p : p + 1;
        if (c == ' ') {
            state = State.PROTOCOL_START;
        } else if (c == '\r') {
            minor = 9;
            state = State.TARGET_LF;
        } else if (c == '\n') {
            minor = 9;
            state = State.WHOLE;
        } else {
            return false;
        }
        count(spans.end(in, p), at);
        return true;
    }

    private static boolean blank(int c) {
        return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f';
    }

    private int refuse(boolean blank, ParseError otherwise, int p) {
        if (blank) {
            fail(ParseError.URL_CHARACTERS, p + 1);
        } else {
            fail(otherwise, p);
        }
        return -1;
    }

    private void count(int bytes, int at) {
        counted += bytes;
        countedAt = at;
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
