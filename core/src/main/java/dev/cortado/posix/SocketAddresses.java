package dev.cortado.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code struct sockaddr} in native layout (Linux), and its parts. */
public final class SocketAddresses {
    private static final int UNIX_PATH = 2;
    private static final int UNIX_MAX = 108;

    private SocketAddresses() {
    }

    /** An IPv4 or IPv6 address. */
    public static byte[] ip(byte[] host, int port, int scope) {
        boolean v4 = host.length == 4;
        ByteBuffer buffer = ByteBuffer.allocate(v4 ? 16 : 28).order(ByteOrder.nativeOrder());
        buffer.putShort(0, (short) (v4 ? Sockets.AF_INET : Sockets.AF_INET6));
        buffer.put(2, (byte) (port >> 8)).put(3, (byte) port);
        buffer.put(v4 ? 4 : 8, host);
        if (!v4) {
            buffer.putInt(24, scope);
        }
        return buffer.array();
    }

    /** A path of a unix socket; one that begins with NUL is an abstract name. Null if it is too long. */
    public static byte[] unix(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length >= UNIX_MAX) {
            return null;
        }
        boolean isAbstract = name.length > 0 && name[0] == 0;
        byte[] address = new byte[UNIX_PATH + name.length + (isAbstract ? 0 : 1)];
        ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort(0, (short) Sockets.AF_UNIX);
        System.arraycopy(name, 0, address, UNIX_PATH, name.length);
        return address;
    }

    public static int family(byte[] address) {
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort(0);
    }

    public static int port(byte[] address) {
        return (address[2] & 0xff) << 8 | address[3] & 0xff;
    }

    /** The host in text: dotted for IPv4, compressed as RFC 5952 says for IPv6. */
    public static String host(byte[] address) {
        if (family(address) == Sockets.AF_INET) {
            return (address[4] & 0xff) + "." + (address[5] & 0xff) + "." + (address[6] & 0xff) + "." + (address[7] & 0xff);
        }
        return ipv6(Arrays.copyOfRange(address, 8, 24));
    }

    static String ipv6(byte[] host) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (host[2 * i] & 0xff) << 8 | host[2 * i + 1] & 0xff;
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        boolean mapped = bestStart == 0 && (bestLength == 6 || bestLength == 5 && groups[5] == 0xffff);
        var text = new StringBuilder();
        int count = mapped ? 6 : 8;
        for (int i = 0; i < count; i++) {
            if (i == bestStart) {
                text.append(i == 0 ? "::" : ":");
                i += bestLength - 1;
                continue;
            }
            text.append(Integer.toHexString(groups[i]));
            if (i < 7) {
                text.append(':');
            }
        }
        if (mapped) {
            text.append(host[12] & 0xff).append('.').append(host[13] & 0xff).append('.')
                    .append(host[14] & 0xff).append('.').append(host[15] & 0xff);
        }
        return text.toString();
    }

    /** The path of a unix socket's address; empty if it has none. */
    public static String path(byte[] address, int length) {
        int end = length;
        if (end > UNIX_PATH && address[UNIX_PATH] != 0) {
            end = UNIX_PATH;
            while (end < length && address[end] != 0) {
                end++;
            }
        }
        return end <= UNIX_PATH ? "" : new String(address, UNIX_PATH, end - UNIX_PATH, StandardCharsets.UTF_8);
    }

    /** The bytes of an address in text, 4 or 16; null if it is neither. A zone after % is left out. */
    public static byte[] parse(String host) {
        int zone = host.indexOf('%');
        String text = zone < 0 ? host : host.substring(0, zone);
        return text.indexOf(':') >= 0 ? parse6(text) : parse4(text);
    }

    private static byte[] parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] host = new byte[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0'
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9') || Integer.parseInt(part) > 255) {
                return null;
            }
            host[i] = (byte) Integer.parseInt(part);
        }
        return host;
    }

    private static byte[] parse6(String text) {
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] host = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, host, 16 - tail.length, tail.length);
        return host;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        var bytes = ByteBuffer.allocate(64);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (i == parts.length - 1 && part.indexOf('.') >= 0) {
                byte[] v4 = parse4(part);
                if (v4 == null) {
                    return null;
                }
                bytes.put(v4);
            } else if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                    || bytes.position() > 16) {
                return null;
            } else {
                bytes.putShort((short) Integer.parseInt(part, 16));
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
