package dev.cortado.posix;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** {@link Sockets} on Linux. */
final class LinuxSockets extends LinuxCalls implements Sockets {
    static final LinuxSockets INSTANCE = new LinuxSockets();

    private static final int SOCK_NONBLOCK_CLOEXEC = 0x80800;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int ADDRESS_MAX = 128;
    /** The kernel packs {@code struct epoll_event} on x86-64 alone. */
    private static final int EVENT_BYTES = System.getProperty("os.arch").equals("amd64") ? 12 : 16;
    private static final int EVENT_DATA = EVENT_BYTES - 8;

    private static final Function SOCKET = new Function("socket");
    private static final Function BIND = new Function("bind");
    private static final Function LISTEN = new Function("listen");
    private static final Function ACCEPT = new Function("accept4");
    private static final Function CONNECT = new Function("connect");
    private static final Function SHUTDOWN = new Function("shutdown");
    private static final Function SETSOCKOPT = new Function("setsockopt");
    private static final Function GETSOCKOPT = new Function("getsockopt");
    private static final Function GETSOCKNAME = new Function("getsockname");
    private static final Function GETPEERNAME = new Function("getpeername");
    private static final Function RECV = new Function("recv");
    private static final Function SEND = new Function("send");
    private static final Function EPOLL_CREATE = new Function("epoll_create1");
    private static final Function EPOLL_CTL = new Function("epoll_ctl");
    private static final Function EPOLL_WAIT = new Function("epoll_wait");
    private static final Function EVENTFD = new Function("eventfd");

    private LinuxSockets() {
    }

    @Override
    public int socket(int family, int type) {
        return call(SOCKET, family, type | SOCK_NONBLOCK_CLOEXEC, 0);
    }

    @Override
    public int bind(int fd, byte[] address) {
        Scratch scratch = scratch();
        scratch.memory.put(Scratch.STRUCT, address);
        return call(scratch, BIND, fd, scratch.struct(), address.length, 0, 0, 0);
    }

    @Override
    public int listen(int fd, int backlog) {
        return call(LISTEN, fd, backlog);
    }

    @Override
    public int accept(int fd) {
        return call(ACCEPT, fd, 0, 0, SOCK_NONBLOCK_CLOEXEC, 0, 0);
    }

    @Override
    public int connect(int fd, byte[] address) {
        Scratch scratch = scratch();
        scratch.memory.put(Scratch.STRUCT, address);
        return call(scratch, CONNECT, fd, scratch.struct(), address.length, 0, 0, 0);
    }

    @Override
    public int shutdown(int fd, int how) {
        return call(SHUTDOWN, fd, how);
    }

    @Override
    public int setOption(int fd, int level, int option, int value) {
        Scratch scratch = scratch();
        scratch.memory.putInt(Scratch.STRUCT, value);
        return call(scratch, SETSOCKOPT, fd, level, option, scratch.struct(), 4, 0);
    }

    @Override
    public int setLinger(int fd, boolean on, int seconds) {
        Scratch scratch = scratch();
        scratch.memory.putInt(Scratch.STRUCT, on ? 1 : 0).putInt(Scratch.STRUCT + 4, seconds);
        return call(scratch, SETSOCKOPT, fd, SOL_SOCKET, SO_LINGER, scratch.struct(), 8, 0);
    }

    @Override
    public int option(int fd, int level, int option) {
        Scratch scratch = scratch();
        scratch.memory.putInt(Scratch.STRUCT + 8, 4);
        int status = call(scratch, GETSOCKOPT, fd, level, option, scratch.struct(), scratch.struct() + 8, 0);
        return status < 0 ? status : scratch.memory.getInt(Scratch.STRUCT);
    }

    @Override
    public int ownAddress(int fd, byte[] address) {
        return address(GETSOCKNAME, fd, address);
    }

    @Override
    public int peerAddress(int fd, byte[] address) {
        return address(GETPEERNAME, fd, address);
    }

    private static int address(Function function, int fd, byte[] address) {
        Scratch scratch = scratch();
        scratch.memory.putInt(Scratch.STRUCT + ADDRESS_MAX, ADDRESS_MAX);
        int status = call(scratch, function, fd, scratch.struct(), scratch.struct() + ADDRESS_MAX, 0, 0, 0);
        if (status < 0) {
            return status;
        }
        int length = Math.min(scratch.memory.getInt(Scratch.STRUCT + ADDRESS_MAX), address.length);
        scratch.memory.get(Scratch.STRUCT, address, 0, length);
        return length;
    }

    @Override
    public int receive(int fd, ByteBuffer buffer, int offset, int length) {
        return onBuffer(RECV, fd, buffer, offset, length, 0);
    }

    @Override
    public int send(int fd, ByteBuffer buffer, int offset, int length) {
        return onBuffer(SEND, fd, buffer, offset, length, MSG_NOSIGNAL);
    }

    @Override
    public int epoll() {
        return call(EPOLL_CREATE, EPOLL_CLOEXEC);
    }

    @Override
    public int epollControl(int epoll, int operation, int fd, int events) {
        Scratch scratch = scratch();
        scratch.memory.putInt(Scratch.STRUCT, events).putLong(Scratch.STRUCT + EVENT_DATA, fd);
        return call(scratch, EPOLL_CTL, epoll, operation, fd, scratch.struct(), 0, 0);
    }

    @Override
    public int epollWait(int epoll, ByteBuffer events, int milliseconds) {
        Scratch scratch = scratch();
        try {
            int count = (int) Linked.LINKAGE.call(EPOLL_WAIT.address(), scratch.address, epoll, address(events),
                    events.capacity() / EVENT_BYTES, milliseconds, 0, 0);
            return Math.max(count, 0);
        } finally {
            Reference.reachabilityFence(events);
        }
    }

    @Override
    public int eventBytes() {
        return EVENT_BYTES;
    }

    @Override
    public int readyBits(ByteBuffer events, int index) {
        return events.getInt(index * EVENT_BYTES);
    }

    @Override
    public int readyDescriptor(ByteBuffer events, int index) {
        return (int) events.getLong(index * EVENT_BYTES + EVENT_DATA);
    }

    @Override
    public int eventCounter() {
        return call(EVENTFD, 0, SOCK_NONBLOCK_CLOEXEC);
    }
}
