package dev.cortado.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Parsers for {@code js/parser.js}: it passes bytes, and finds in shared memory what they were. All names, values and
 * targets of one call come back as one string, in order; the events tell their lengths.
 */
public final class HttpBinding implements Binding {
    // Slots of the shared memory, and what the status may be; the same in parser.js.
    private static final int STATUS = 0;
    private static final int POSITION = 1;
    private static final int ERROR = 2;
    private static final int FLAGS = 3;
    private static final int COUNT = 4;
    private static final int FIRST = 8;

    private static final int S_MORE = 0;
    private static final int S_DECIDE = 1;
    private static final int S_AGAIN = 2;
    private static final int S_UPGRADE = 3;
    private static final int S_FAILED = 4;

    private static final int E_HEAD = 1;
    private static final int E_BODY = 2;
    private static final int E_COMPLETE = 3;

    private static final int EVENT_INTS = 64 * 1024;

    private final List<HttpParser> parsers = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private IntBuffer events = IntBuffer.allocate(0);
    private byte[] text = new byte[4096];
    private int textLength;
    private int at;

    public HttpBinding(BindingContext context) {
        parsers.add(null); // ids begin at 1
    }

    @Override
    public void define(Ops ops) {
        events = ops.memory("events", 4 * EVENT_INTS).asIntBuffer();
        ops.value("methods", Methods.NAMES);
        List<String> errors = new ArrayList<>();
        for (ParseError error : ParseError.values()) {
            errors.add(error.code());
            errors.add(error.reason());
        }
        ops.value("errors", errors);
        ops.addInt("open", arguments -> open(arguments.integer(0), arguments.integer(1), arguments.integer(2)));
        ops.addVoid("reset", arguments -> parsers.get(arguments.integer(0))
                .reset(arguments.integer(1), arguments.integer(2), arguments.integer(3)));
        ops.addVoid("close", arguments -> close(arguments.integer(0)));
        ops.add("execute", this::execute);
        ops.addInt("finish", arguments -> finish(arguments.integer(0)));
    }

    private int open(int type, int maxHeaderSize, int lenient) {
        HttpParser parser = new HttpParser(type, maxHeaderSize, lenient);
        if (free.isEmpty()) {
            parsers.add(parser);
            return parsers.size() - 1;
        }
        int id = free.removeLast();
        parsers.set(id, parser);
        return id;
    }

    private void close(int id) {
        parsers.set(id, null);
        free.add(id);
    }

    /** -1 for nothing, -2 if that completes a message, else the number of an error. */
    private int finish(int id) {
        HttpParser parser = parsers.get(id);
        return switch (parser.finish()) {
            case HttpParser.COMPLETE -> -2;
            case HttpParser.ERROR -> parser.error().ordinal();
            default -> -1;
        };
    }

    /** (id, bytes, from, decision about the last head): parses, fills the events, returns their strings. */
    private String execute(Arguments arguments) {
        HttpParser parser = parsers.get(arguments.integer(0));
        ByteBuffer bytes = arguments.bytes(1);
        int from = arguments.integer(2);
        switch (arguments.integer(3)) {
            case 1 -> parser.skipBody();
            case 2 -> parser.upgradeNow();
            case 3 -> parser.refuseUpgrade();
            default -> {
            }
        }
        at = FIRST;
        textLength = 0;
        int status = run(parser, bytes, from);
        events.put(STATUS, status);
        events.put(POSITION, parser.position());
        events.put(ERROR, parser.error().ordinal());
        events.put(FLAGS, (parser.inMessage() ? 1 : 0) | (parser.inHead() ? 2 : 0));
        events.put(COUNT, at - FIRST);
        return textLength == 0 ? "" : new String(text, 0, textLength, ISO_8859_1);
    }

    private int run(HttpParser parser, ByteBuffer bytes, int from) {
        int p = from;
        while (true) {
            if (at > EVENT_INTS - 64) {
                return S_AGAIN;
            }
            int event = parser.next(bytes, p, bytes.limit());
            p = parser.position();
            switch (event) {
                case HttpParser.MORE -> {
                    return S_MORE;
                }
                case HttpParser.HEAD -> {
                    if (!head(parser)) {
                        return S_FAILED;
                    }
                    if (parser.type() == HttpParser.RESPONSE || parser.upgrade()) {
                        return S_DECIDE;
                    }
                }
                case HttpParser.BODY -> {
                    put(E_BODY);
                    put(parser.bodyStart());
                    put(parser.bodyLength());
                }
                case HttpParser.COMPLETE -> {
                    put(E_COMPLETE);
                    int trailers = parser.trailing() ? parser.fields() : 0;
                    if (at + 2 * trailers >= EVENT_INTS) {
                        trailers = 0;
                    }
                    put(trailers);
                    fields(parser, trailers);
                }
                case HttpParser.UPGRADE -> {
                    return S_UPGRADE;
                }
                default -> {
                    return S_FAILED;
                }
            }
        }
    }

    private boolean head(HttpParser parser) {
        int count = parser.fields();
        if (at + 8 + 2 * count > EVENT_INTS) {
            parser.refuse(ParseError.HEADER_OVERFLOW);
            return false;
        }
        put(E_HEAD);
        put(parser.major());
        put(parser.minor());
        put(parser.type());
        put(parser.type() == HttpParser.REQUEST ? parser.method() : parser.status());
        put((parser.upgrade() ? 1 : 0) | (parser.keepAlive() ? 2 : 0));
        put(count);
        put(parser.targetLength());
        append(parser.source(), parser.targetStart(), parser.targetLength());
        fields(parser, count);
        return true;
    }

    private void fields(HttpParser parser, int count) {
        ByteBuffer source = parser.source();
        for (int i = 0; i < count; i++) {
            put(parser.nameLength(i));
            append(source, parser.nameStart(i), parser.nameLength(i));
            put(parser.valueLength(i));
            append(source, parser.valueStart(i), parser.valueLength(i));
        }
    }

    private void put(int value) {
        events.put(at++, value);
    }

    private void append(ByteBuffer source, int start, int length) {
        if (textLength + length > text.length) {
            text = java.util.Arrays.copyOf(text, Math.max(2 * text.length, textLength + length));
        }
        source.get(start, text, textLength, length);
        textLength += length;
    }
}
