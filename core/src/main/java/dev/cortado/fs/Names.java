package dev.cortado.fs;

import dev.cortado.binding.Arguments;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Paths between JavaScript, where they are strings or bytes, and the system, where they are bytes. */
final class Names {
    private Names() {
    }

    /** The path that was passed as a string or as a Uint8Array. */
    static byte[] path(Arguments arguments, int index) {
        if (arguments.isString(index)) {
            return encode(arguments.string(index));
        }
        ByteBuffer view = arguments.bytes(index);
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }

    /** UTF-8, where a surrogate without its partner becomes U+FFFD as in V8 (Java writes a question mark). */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length()) {
            return bytes;
        }
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text);
            }
            repaired.setCharAt(i, '\ufffd');
        }
        return repaired == null ? bytes : repaired.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] folder, byte[] name) {
        boolean slash = folder.length > 0 && folder[folder.length - 1] == '/';
        byte[] joined = new byte[folder.length + (slash ? 0 : 1) + name.length];
        System.arraycopy(folder, 0, joined, 0, folder.length);
        joined[joined.length - name.length - 1] = '/';
        System.arraycopy(name, 0, joined, joined.length - name.length, name.length);
        return joined;
    }
}
