package dev.cortado.net;

import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Callback;
import dev.cortado.binding.HeldBytes;
import dev.cortado.binding.Ops;
import dev.cortado.loop.Loop;
import dev.cortado.posix.Posix;
import dev.cortado.posix.SocketAddresses;
import dev.cortado.posix.Sockets;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Stream sockets for {@code js/handle.js}: a handle is the number that its JavaScript half got from
 * {@code internal/loop}'s {@code handle()}.
 */
public final class NetBinding implements Binding {
    // Events, as js/handle.js names them.
    private static final int CLOSED = 1;
    private static final int CONNECTION = 2;

    private static final int SLAB_BYTES = 64 * 1024;
    private static final int EBADF = -9;
    private static final int EINVAL = -22;
    private static final int ENAMETOOLONG = -36;
    private static final int ENOTCONN = -107;

    private final BindingContext context;
    private final Sockets sockets = Sockets.system();
    private final Map<Integer, SocketStream> streams = new HashMap<>();
    private final Map<Integer, ListeningSocket> listeners = new HashMap<>();
    private final Map<Integer, Integer> unconnected = new HashMap<>(); // handle to a descriptor that is neither yet
    private ByteBuffer slab;
    private ByteBuffer out;
    private Callback onRead;

    public NetBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        slab = ops.memory("slab", SLAB_BYTES);
        out = ops.memory("out", SLAB_BYTES);
        ops.addVoid("setOnRead", arguments -> onRead = arguments.callback(0));
        ops.addInt("open", this::open);
        ops.addInt("bindIp", this::bindIp);
        ops.addInt("bindPath", this::bindPath);
        ops.addInt("listen", this::listen);
        ops.addInt("connectIp", arguments -> {
            byte[] host = SocketAddresses.parse(arguments.string(1));
            return host == null ? EINVAL : connect(arguments.integer(0), arguments.integer(3),
                    SocketAddresses.ip(host, arguments.integer(2), 0));
        });
        ops.addInt("connectPath", arguments -> {
            byte[] address = SocketAddresses.unix(arguments.string(1));
            return address == null ? ENAMETOOLONG : connect(arguments.integer(0), arguments.integer(2), address);
        });
        ops.addInt("readStart", arguments -> {
            SocketStream stream = stream(arguments);
            return stream == null ? ENOTCONN : stream.readStart();
        });
        ops.addInt("readStop", arguments -> {
            SocketStream stream = stream(arguments);
            if (stream != null) {
                stream.readStop();
            }
            return 0;
        });
        // write(handle, request, bytes): how many went out at once, or an errno; the request completes unless all did.
        ops.addInt("write", arguments -> {
            SocketStream stream = stream(arguments);
            if (stream == null) {
                return EBADF;
            }
            ByteBuffer bytes = arguments.bytes(2);
            int count = stream.writeNow(bytes);
            if (count >= 0 && count < bytes.remaining()) {
                HeldBytes held = arguments.hold(2);
                int left = bytes.remaining() - count;
                stream.queue(held.buffer().slice(count, left), new HeldWrite(arguments.integer(1), held));
            }
            return count;
        });
        // The same for the first bytes of the shared output memory: what must wait is copied.
        ops.addInt("writeOut", arguments -> {
            SocketStream stream = stream(arguments);
            return stream == null ? EBADF : writeOut(stream, arguments.integer(1), arguments.integer(2));
        });
        ops.addInt("shutdown", arguments -> {
            SocketStream stream = stream(arguments);
            if (stream == null) {
                return ENOTCONN;
            }
            int request = arguments.integer(1);
            stream.shutdown(status -> context.settle(request, status, null));
            return 0;
        });
        ops.addVoid("close", arguments -> close(arguments.integer(0), false));
        ops.addVoid("reset", arguments -> close(arguments.integer(0), true));
        ops.addVoid("reference", arguments -> reference(arguments.integer(0), arguments.bool(1)));
        ops.add("hasRef", this::hasRef);
        ops.addInt("fd", arguments -> fd(arguments.integer(0)));
        ops.add("ownAddress", arguments -> address(arguments.integer(0), false));
        ops.add("peerAddress", arguments -> address(arguments.integer(0), true));
        ops.addInt("setOption", arguments -> sockets.setOption(fd(arguments.integer(0)), arguments.integer(1),
                arguments.integer(2), arguments.integer(3)));
        ops.add("bytesRead", arguments -> counter(arguments, true));
        ops.add("bytesWritten", arguments -> counter(arguments, false));
        ops.addInt("queuedBytes", arguments -> {
            SocketStream stream = stream(arguments);
            return stream == null ? 0 : (int) Math.min(Integer.MAX_VALUE, stream.queuedBytes());
        });
        ops.addInt("isIp", arguments -> {
            byte[] host = SocketAddresses.parse(arguments.string(0));
            return host == null ? 0 : host.length == 4 ? 4 : 6;
        });
        ops.addInt("unlink", arguments -> Posix.system().unlink(arguments.string(0).getBytes()));
        ops.addInt("chmod", arguments -> Posix.system().chmod(arguments.string(0).getBytes(), arguments.integer(1)));
    }

    /** The loop that the streams belong to. */
    public Loop loop() {
        return context.loop();
    }

    /** The memory that all streams read into. */
    public ByteBuffer slab() {
        return slab;
    }

    /** The stream of a handle; null if there is none. */
    public SocketStream stream(int handle) {
        return streams.get(handle);
    }

    private SocketStream stream(Arguments arguments) {
        return streams.get(arguments.integer(0));
    }

    /** {@code open(handle, fd, isSocket)}: takes over a descriptor that is connected. */
    private int open(Arguments arguments) {
        adopt(arguments.integer(0), arguments.integer(1), arguments.bool(2));
        return 0;
    }

    /** Makes a stream of a descriptor, whose events go to a handle. */
    public SocketStream adopt(int handle, int fd, boolean isSocket) {
        var stream = new SocketStream(context.loop(), fd, slab, isSocket);
        stream.reader((bytes, count) -> onRead.call(handle, count));
        streams.put(handle, stream);
        return stream;
    }

    private int socket(int handle, int family) {
        Integer known = unconnected.get(handle);
        if (known != null) {
            return known;
        }
        int fd = sockets.socket(family, Sockets.SOCK_STREAM);
        if (fd >= 0) {
            unconnected.put(handle, fd);
        }
        return fd;
    }

    private int bindIp(Arguments arguments) {
        byte[] host = SocketAddresses.parse(arguments.string(1));
        if (host == null) {
            return EINVAL;
        }
        int fd = socket(arguments.integer(0), host.length == 4 ? Sockets.AF_INET : Sockets.AF_INET6);
        if (fd < 0) {
            return fd;
        }
        sockets.setOption(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEADDR, 1);
        if (arguments.bool(3) && host.length == 16) {
            sockets.setOption(fd, Sockets.IPPROTO_IPV6, Sockets.IPV6_V6ONLY, 1);
        }
        if (arguments.bool(4)) {
            int status = sockets.setOption(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEPORT, 1);
            if (status < 0) {
                return status;
            }
        }
        return sockets.bind(fd, SocketAddresses.ip(host, arguments.integer(2), 0));
    }

    private int bindPath(Arguments arguments) {
        byte[] address = SocketAddresses.unix(arguments.string(1));
        if (address == null) {
            return ENAMETOOLONG;
        }
        int fd = socket(arguments.integer(0), Sockets.AF_UNIX);
        return fd < 0 ? fd : sockets.bind(fd, address);
    }

    /** {@code listen(handle, backlog, fd)}: fd -1 for the bound socket of the handle. */
    private int listen(Arguments arguments) {
        int handle = arguments.integer(0);
        int given = arguments.integer(2);
        Integer fd = given >= 0 ? (Integer) given : unconnected.get(handle);
        if (fd == null) {
            return EINVAL;
        }
        var listener = new ListeningSocket(context.loop(), fd,
                connection -> context.emit(handle, CONNECTION, connection, null));
        int status = listener.listen(arguments.integer(1));
        if (status >= 0) {
            unconnected.remove(handle);
            listeners.put(handle, listener);
        }
        return status;
    }

    private int connect(int handle, int request, byte[] address) {
        SocketStream stream = streams.get(handle);
        if (stream == null) {
            int fd = socket(handle, SocketAddresses.family(address));
            if (fd < 0) {
                return fd;
            }
            unconnected.remove(handle);
            stream = adopt(handle, fd, true);
        }
        return stream.connect(address, result -> context.settle(request, result, null));
    }

    /** A write that waits: keeps JavaScript's memory, if it was given any, and completes its request. */
    private final class HeldWrite implements SocketStream.Written {
        private final int request;
        private final HeldBytes held;

        HeldWrite(int request, HeldBytes held) {
            this.request = request;
            this.held = held;
        }

        @Override
        public void written(int status) {
            if (held != null) {
                held.close();
            }
            context.settle(request, status, null);
        }
    }

    private int writeOut(SocketStream stream, int request, int length) {
        int count = stream.writeNow(out.slice(0, length));
        if (count >= 0 && count < length) {
            ByteBuffer copy = ByteBuffer.allocateDirect(length - count);
            copy.put(0, out, count, length - count);
            stream.queue(copy, new HeldWrite(request, null));
        }
        return count;
    }

    private void close(int handle, boolean reset) {
        Runnable closed = () -> context.emit(handle, CLOSED, null, null);
        SocketStream stream = streams.remove(handle);
        if (stream != null) {
            if (reset) {
                stream.reset(closed);
            } else {
                stream.close(closed);
            }
            return;
        }
        ListeningSocket listener = listeners.remove(handle);
        if (listener != null) {
            listener.close(closed);
            return;
        }
        Integer fd = unconnected.remove(handle);
        if (fd != null) {
            Posix.system().close(fd);
        }
        context.loop().atClosing(closed);
    }

    private void reference(int handle, boolean on) {
        if (streams.get(handle) instanceof SocketStream stream) {
            stream.reference(on);
        } else if (listeners.get(handle) instanceof ListeningSocket listener) {
            listener.reference(on);
        }
    }

    private Object hasRef(Arguments arguments) {
        int handle = arguments.integer(0);
        return streams.get(handle) instanceof SocketStream stream ? stream.isReferenced()
                : listeners.get(handle) instanceof ListeningSocket listener ? (Object) listener.isReferenced() : true;
    }

    private int fd(int handle) {
        if (streams.get(handle) instanceof SocketStream stream) {
            return stream.fd();
        }
        if (listeners.get(handle) instanceof ListeningSocket listener) {
            return listener.fd();
        }
        return unconnected.getOrDefault(handle, -1);
    }

    /** {@code [host or path, family, port]}, family 0 for a unix socket, or a negative errno. */
    private Object address(int handle, boolean peer) {
        byte[] address = new byte[128];
        int fd = fd(handle);
        int length = peer ? sockets.peerAddress(fd, address) : sockets.ownAddress(fd, address);
        if (length < 0) {
            return length;
        }
        return switch (SocketAddresses.family(address)) {
            case Sockets.AF_INET -> new Object[] {SocketAddresses.host(address), 4, SocketAddresses.port(address)};
            case Sockets.AF_INET6 -> new Object[] {SocketAddresses.host(address), 6, SocketAddresses.port(address)};
            default -> new Object[] {SocketAddresses.path(address, length), 0, 0};
        };
    }

    private Object counter(Arguments arguments, boolean read) {
        SocketStream stream = stream(arguments);
        return stream == null ? 0.0 : (double) (read ? stream.bytesRead() : stream.bytesWritten());
    }

    @Override
    public void close() {
        Runnable nothing = () -> { };
        streams.values().forEach(stream -> stream.close(nothing));
        listeners.values().forEach(listener -> listener.close(nothing));
        unconnected.values().forEach(fd -> Posix.system().close(fd));
        streams.clear();
        listeners.clear();
        unconnected.clear();
    }
}
