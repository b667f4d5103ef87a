package dev.cortado.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Runs a parser over one input and writes down what happens, in the notation of {@code parser-corpus.txt}. */
final class ParserTranscript {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    private ParserTranscript() {
    }

    /**
     * @param skip what the consumer decides at each head: 0 nothing, 1 skip the body, 2 upgrade
     * @param cuts where the input is cut into pieces, each in a buffer of its own
     */
    static String of(int type, int lenient, int maxHeaderSize, int skip, int[] cuts, byte[] input) {
        return new ParserTranscript().run(type, lenient, maxHeaderSize, skip, cuts, input);
    }

    private String run(int type, int lenient, int maxHeaderSize, int skip, int[] cuts, byte[] input) {
        HttpParser parser = new HttpParser(type, maxHeaderSize, lenient);
        int start = 0;
        for (int piece = 0; piece <= cuts.length; piece++) {
            int end = piece < cuts.length ? cuts[piece] : input.length;
            ByteBuffer buffer = ByteBuffer.allocateDirect(end - start).put(input, start, end - start);
            if (!feed(parser, buffer, start, end - start, skip)) {
                return out.toString();
            }
            for (int i = 0; i < end - start; i++) {
                buffer.put(i, (byte) 'Z');
            }
            start = end;
        }
        switch (parser.finish()) {
            case HttpParser.COMPLETE -> {
                event("M");
                event("F");
            }
            case HttpParser.ERROR -> event("F" + parser.error().code() + "|" + parser.error().reason());
            default -> event("F");
        }
        return out.toString();
    }

    private boolean feed(HttpParser parser, ByteBuffer buffer, int offset, int length, int skip) {
        int p = 0;
        while (true) {
            int event = parser.next(buffer, p, length);
            p = parser.position();
            switch (event) {
                case HttpParser.MORE -> {
                    flushBody();
                    return true;
                }
                case HttpParser.HEAD -> {
                    head(parser);
                    if (skip == 1) {
                        parser.skipBody();
                    } else if (skip == 2) {
                        parser.upgradeNow();
                    }
                }
                case HttpParser.BODY -> body.append(
                        text(buffer, parser.bodyStart(), parser.bodyLength()));
                case HttpParser.COMPLETE -> {
                    flushBody();
                    event("M" + (parser.trailing() && parser.fields() > 0 ? fields(parser) : ""));
                }
                case HttpParser.UPGRADE -> {
                    if (p == length) {
                        return true;
                    }
                    event("U" + (offset + p));
                    return false;
                }
                default -> {
                    flushBody();
                    event("E" + parser.error().code() + "|" + parser.error().reason() + "|" + (offset + p));
                    return false;
                }
            }
        }
    }

    private void head(HttpParser parser) {
        String target = quote(text(parser.source(), parser.targetStart(), parser.targetLength()));
        String start = parser.type() == HttpParser.REQUEST ? Methods.NAMES.get(parser.method()) + " " + target
                : parser.status() + " " + target;
        event("H" + parser.major() + "." + parser.minor() + " " + start + " u" + (parser.upgrade() ? 1 : 0) + " k"
                + (parser.keepAlive() ? 1 : 0) + " " + fields(parser));
    }

    private String fields(HttpParser parser) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < parser.fields(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(quote(text(parser.source(), parser.nameStart(i), parser.nameLength(i)))).append(",")
                    .append(quote(text(parser.source(), parser.valueStart(i), parser.valueLength(i))));
        }
        return text.append("]").toString();
    }

    private void flushBody() {
        if (!body.isEmpty()) {
            event("D" + quote(body.toString()));
            body.setLength(0);
        }
    }

    private void event(String text) {
        out.append(out.isEmpty() ? "" : " ; ").append(text);
    }

    private static String text(ByteBuffer source, int start, int length) {
        byte[] bytes = new byte[length];
        source.get(start, bytes);
        return new String(bytes, ISO_8859_1);
    }

    /** A string in printable ASCII. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> quoted.append("\\r");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> {
                    if (c < ' ' || c > '~') {
                        quoted.append(String.format("\\x%02x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** The bytes that {@link #quote} wrote. */
    static byte[] unquote(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            c = quoted.charAt(++i);
            switch (c) {
                case 'r' -> text.append('\r');
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'x' -> {
                    text.append((char) Integer.parseInt(quoted, i + 1, i + 3, 16));
                    i += 2;
                }
                default -> text.append(c);
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    /** Runs a corpus line: type, lenient flags, header limit, skip, cuts and the quoted input, separated by spaces. */
    static String ofLine(String line) {
        String[] parts = line.split(" ", 6);
        int[] cuts = parts[4].equals("-") ? new int[0]
                : java.util.Arrays.stream(parts[4].split(",")).mapToInt(Integer::parseInt).toArray();
        return of(parts[0].equals("request") ? HttpParser.REQUEST : HttpParser.RESPONSE, Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), cuts, unquote(parts[5]));
    }
}
