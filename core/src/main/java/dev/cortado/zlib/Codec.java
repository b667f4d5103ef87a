package dev.cortado.zlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One direction of one format, fed piece by piece: zlib (RFC 1950), raw deflate (RFC 1951) or gzip (RFC 1952). Used by one
 * thread at a time.
 */
final class Codec {
    // Modes and codes are zlib's, as Node numbers them.
    static final int DEFLATE = 1;
    static final int INFLATE = 2;
    static final int GZIP = 3;
    static final int GUNZIP = 4;
    static final int DEFLATERAW = 5;
    static final int INFLATERAW = 6;
    static final int UNZIP = 7;

    static final int Z_OK = 0;
    static final int Z_STREAM_END = 1;
    static final int Z_NEED_DICT = 2;
    static final int Z_DATA_ERROR = -3;
    static final int Z_BUF_ERROR = -5;
    static final int Z_FINISH = 4;

    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    private final int level;
    private final int strategy;
    private final byte[] dictionary;
    private final CRC32 crc = new CRC32();
    private int mode;
    private Deflater deflater;
    private Inflater inflater;
    private byte[] pending = {}; // header or trailer that must go out
    private int pendingAt;
    private boolean trailerMade;
    private boolean ended;
    private long length;

    // Reading a gzip header: what is expected next, and how much of it is there.
    private enum Part { MAGIC, FIXED, EXTRA_LENGTH, EXTRA, NAME, COMMENT, HEADER_CRC, BODY, TRAILER }

    private Part part = Part.MAGIC;
    private final byte[] header = new byte[HEADER_BYTES];
    private int headerCount;
    private int skip;
    private String message = "";

    Codec(int mode, int level, int strategy, byte[] dictionary) {
        this.mode = mode;
        this.level = level;
        this.strategy = strategy;
        this.dictionary = dictionary;
        reset();
    }

    /** Why the last {@link #run} failed, in zlib's words. */
    String message() {
        return message;
    }

    void reset() {
        close();
        crc.reset();
        length = 0;
        trailerMade = false;
        ended = false;
        pending = new byte[0];
        pendingAt = 0;
        headerCount = 0;
        skip = 0;
        message = "";
        part = Part.MAGIC;
        switch (mode) {
            case DEFLATE, DEFLATERAW, GZIP -> {
                deflater = new Deflater(level, mode != DEFLATE);
                deflater.setStrategy(strategy);
                if (dictionary != null && mode != GZIP) {
                    deflater.setDictionary(dictionary);
                }
                if (mode == GZIP) {
                    pending = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 ? 4 : 0), 3};
                }
            }
            case INFLATE -> inflater = new Inflater();
            case INFLATERAW -> {
                inflater = new Inflater(true);
                if (dictionary != null) {
                    inflater.setDictionary(dictionary);
                }
            }
            default -> { } // the header decides
        }
    }

    void params(int newLevel, int newStrategy) {
        deflater.setLevel(newLevel);
        deflater.setStrategy(newStrategy);
    }

    /** Consumes and produces what it can; positions tell how much. Returns a code of zlib's. */
    int run(int flush, ByteBuffer in, ByteBuffer out) {
        message = "";
        if (deflater != null) {
            return deflate(flush, in, out);
        }
        try {
            return inflate(flush, in, out);
        } catch (DataFormatException e) {
            message = e.getMessage() == null ? "invalid data" : e.getMessage();
            return Z_DATA_ERROR;
        }
    }

    private boolean flushPending(ByteBuffer out) {
        int count = Math.min(pending.length - pendingAt, out.remaining());
        out.put(pending, pendingAt, count);
        pendingAt += count;
        return pendingAt == pending.length;
    }

    private int deflate(int flush, ByteBuffer in, ByteBuffer out) {
        if (!flushPending(out)) {
            return Z_OK;
        }
        int before = in.position();
        deflater.setInput(in);
        if (flush == Z_FINISH) {
            deflater.finish();
        }
        int jdkFlush = switch (flush) {
            case 2 -> Deflater.SYNC_FLUSH;
            case 3 -> Deflater.FULL_FLUSH;
            default -> Deflater.NO_FLUSH;
        };
        while (out.hasRemaining()) {
            int count = deflater.deflate(out, jdkFlush);
            if (count == 0) {
                break;
            }
        }
        if (mode == GZIP && in.position() > before) {
            int taken = in.position() - before;
            crc.update(in.slice(before, taken));
            length += taken;
        }
        if (flush == Z_FINISH && deflater.finished()) {
            if (mode == GZIP && !trailerMade) {
                trailerMade = true;
                pending = ByteBuffer.allocate(TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) crc.getValue()).putInt((int) length).array();
                pendingAt = 0;
            }
            return flushPending(out) ? Z_STREAM_END : Z_OK;
        }
        return Z_OK;
    }

    private int inflate(int flush, ByteBuffer in, ByteBuffer out) throws DataFormatException {
        if (ended && mode != GUNZIP) {
            return Z_STREAM_END;
        }
        if (inflater == null || part == Part.TRAILER) {
            int status = readFrame(in);
            if (status != Z_OK || inflater == null) {
                return status != Z_OK ? status : flush == Z_FINISH ? Z_BUF_ERROR : Z_OK;
            }
        }
        int start = out.position();
        inflater.setInput(in);
        while (out.hasRemaining()) {
            int from = out.position();
            int count = inflater.inflate(out);
            if (mode == GUNZIP && count > 0) {
                crc.update(out.slice(from, count));
                length += count;
            }
            if (inflater.needsDictionary()) {
                if (dictionary == null) {
                    return Z_NEED_DICT;
                }
                try {
                    inflater.setDictionary(dictionary);
                } catch (IllegalArgumentException e) {
                    message = "Bad dictionary";
                    return Z_DATA_ERROR;
                }
                continue;
            }
            if (inflater.finished()) {
                if (mode == GUNZIP) {
                    part = Part.TRAILER;
                    headerCount = 0;
                    return readFrame(in);
                }
                ended = true;
                return Z_STREAM_END;
            }
            if (count == 0) {
                break;
            }
        }
        boolean stuck = out.position() == start && !in.hasRemaining();
        return flush == Z_FINISH && stuck ? Z_BUF_ERROR : Z_OK;
    }

    /** Header bytes until the body, trailer bytes until the end; Z_OK while more are needed or the body begins. */
    private int readFrame(ByteBuffer in) throws DataFormatException {
        while (in.hasRemaining() && part != Part.BODY) {
            int next = in.get(in.position()) & 0xff;
            if (part == Part.MAGIC && mode == UNZIP) {
                if (next != 0x1f && headerCount == 0) {
                    mode = INFLATE;
                    inflater = new Inflater();
                    part = Part.BODY;
                    return Z_OK;
                }
            }
            in.get();
            switch (part) {
                case MAGIC, FIXED -> {
                    header[headerCount++] = (byte) next;
                    if (headerCount == 1 && next != 0x1f || headerCount == 2 && next != 0x8b) {
                        throw new DataFormatException("incorrect header check");
                    }
                    if (headerCount == 2) {
                        mode = GUNZIP;
                    }
                    if (headerCount == 3 && next != 8) {
                        throw new DataFormatException("unknown compression method");
                    }
                    if (headerCount == 4 && (next & 0xe0) != 0) {
                        throw new DataFormatException("unknown header flags set");
                    }
                    if (headerCount == HEADER_BYTES) {
                        headerCount = 0;
                        after(Part.FIXED);
                    }
                }
                case EXTRA_LENGTH -> {
                    skip |= next << 8 * headerCount;
                    if (++headerCount == 2) {
                        headerCount = 0;
                        if (skip == 0) {
                            after(Part.EXTRA);
                        } else {
                            part = Part.EXTRA;
                        }
                    }
                }
                case EXTRA -> {
                    if (--skip == 0) {
                        after(Part.EXTRA);
                    }
                }
                case NAME, COMMENT -> {
                    if (next == 0) {
                        after(part);
                    }
                }
                case HEADER_CRC -> {
                    if (++headerCount == 2) {
                        headerCount = 0;
                        after(Part.HEADER_CRC);
                    }
                }
                case TRAILER -> {
                    header[headerCount++] = (byte) next;
                    if (headerCount == TRAILER_BYTES) {
                        ByteBuffer trailer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
                        if (trailer.getInt(0) != (int) crc.getValue()) {
                            throw new DataFormatException("incorrect data check");
                        }
                        if (trailer.getInt(4) != (int) length) {
                            throw new DataFormatException("incorrect length check");
                        }
                        ended = true;
                        return Z_STREAM_END;
                    }
                }
                default -> throw new IllegalStateException();
            }
        }
        return Z_OK;
    }

    /** What follows a part of the header. */
    private void after(Part done) {
        int flags = header[3];
        Part[] order = {Part.EXTRA_LENGTH, Part.NAME, Part.COMMENT, Part.HEADER_CRC};
        int[] bits = {FEXTRA, FNAME, FCOMMENT, FHCRC};
        int from = switch (done) {
            case FIXED -> 0;
            case EXTRA -> 1;
            case NAME -> 2;
            case COMMENT -> 3;
            default -> 4;
        };
        for (int i = from; i < order.length; i++) {
            if ((flags & bits[i]) != 0) {
                part = order[i];
                return;
            }
        }
        part = Part.BODY;
        inflater = new Inflater(true);
    }

    void close() {
        if (deflater != null) {
            deflater.end();
            deflater = null;
        }
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
