package dev.cortado.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Request methods; a method's number is its index. */
final class Methods {
    static final List<String> NAMES = List.of("DELETE", "GET", "HEAD", "POST", "PUT", "CONNECT", "OPTIONS", "TRACE",
            "COPY", "LOCK", "MKCOL", "MOVE", "PROPFIND", "PROPPATCH", "SEARCH", "UNLOCK", "BIND", "REBIND", "UNBIND",
            "ACL", "REPORT", "MKACTIVITY", "CHECKOUT", "MERGE", "M-SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE",
            "PATCH", "PURGE", "MKCALENDAR", "LINK", "UNLINK", "SOURCE",
            // HTTP/2's preface, and RTSP's methods
            "PRI", "DESCRIBE", "ANNOUNCE", "SETUP", "PLAY", "PAUSE", "TEARDOWN", "GET_PARAMETER", "SET_PARAMETER",
            "REDIRECT", "RECORD", "FLUSH", "QUERY");

    static final int GET = 1;
    static final int HEAD = 2;
    static final int POST = 3;
    static final int CONNECT = 5;
    private static final int OPTIONS = 6;
    private static final int SOURCE = 33;
    static final int PRI = 34;
    private static final int QUERY = 46;

    private static final byte[][] BYTES = NAMES.stream().map(name -> name.getBytes(ISO_8859_1)).toArray(byte[][]::new);

    private Methods() {
    }

    static boolean http(int method) {
        return method <= PRI || method == QUERY;
    }

    static boolean rtsp(int method) {
        return method == OPTIONS || method == GET || method == POST || method > PRI && method < QUERY;
    }

    static boolean ice(int method) {
        return method == SOURCE;
    }

    /** The character at an index of a method's name, or -1 behind its end. */
    static int charAt(int method, int index) {
        byte[] name = BYTES[method];
        return index < name.length ? name[index] : -1;
    }

    /**
     * A method that begins as {@code method} does up to {@code length} and goes on with {@code next}.
     *
     * @return its number, or -1
     */
    static int advance(int method, int length, int next) {
        for (int candidate = 0; candidate < BYTES.length; candidate++) {
            if (charAt(candidate, length) == next && samePrefix(candidate, method, length)) {
                return candidate;
            }
        }
        return -1;
    }

    /** The method whose name is the first {@code length} characters of {@code method}'s, or -1. */
    static int exactly(int method, int length) {
        for (int candidate = 0; candidate < BYTES.length; candidate++) {
            if (BYTES[candidate].length == length && samePrefix(candidate, method, length)) {
                return candidate;
            }
        }
        return -1;
    }

    private static boolean samePrefix(int a, int b, int length) {
        return BYTES[a].length >= length
                && java.util.Arrays.equals(BYTES[a], 0, length, BYTES[b], 0, Math.min(length, BYTES[b].length));
    }
}
