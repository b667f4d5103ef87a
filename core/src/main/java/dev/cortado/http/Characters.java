package dev.cortado.http;

/** Which bytes may stand where, RFC 9110 and 9112. */
final class Characters {
    private static final byte TOKEN = 1;
    private static final byte URL = 2;
    private static final byte SERVER = 4;
    private static final byte VALUE = 8;
    private static final byte QUOTED = 16;
    private static final byte QUOTABLE = 32;
    private static final byte[] CLASS = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            boolean alphanumeric = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (alphanumeric || c < 128 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0) {
                CLASS[c] |= TOKEN;
            }
            if (c > ' ' && c < 127 && c != '?' && c != '#') {
                CLASS[c] |= URL;
            }
            if (alphanumeric || c < 128 && "-_.!~*'()%;:&=+$,[]".indexOf(c) >= 0 && c != 0) {
                CLASS[c] |= SERVER;
            }
            if (c == '\t' || c >= ' ' && c != 127) {
                CLASS[c] |= VALUE | QUOTABLE;
            }
            if (c == '\t' || c >= ' ' && c != '"' && c != '\\') {
                CLASS[c] |= QUOTED;
            }
        }
    }

    private Characters() {
    }

    static boolean token(int c) {
        return (CLASS[c & 255] & TOKEN) != 0;
    }

    static boolean url(int c) {
        return (CLASS[c & 255] & URL) != 0;
    }

    static boolean server(int c) {
        return (CLASS[c & 255] & SERVER) != 0;
    }

    static boolean value(int c) {
        return (CLASS[c & 255] & VALUE) != 0;
    }

    static boolean quoted(int c) {
        return (CLASS[c & 255] & QUOTED) != 0;
    }

    static boolean quotable(int c) {
        return (CLASS[c & 255] & QUOTABLE) != 0;
    }

    static boolean letter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        if (digit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
