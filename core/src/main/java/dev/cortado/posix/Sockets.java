package dev.cortado.posix;

import java.nio.ByteBuffer;

/**
 * Sockets and the readiness of descriptors, as thin as {@link Posix}: a negative errno on failure. All sockets are
 * non-blocking and close-on-exec. Addresses are {@code struct sockaddr} bytes in native layout, see {@link SocketAddresses}.
 */
public interface Sockets {
    int AF_UNIX = 1;
    int AF_INET = 2;
    int AF_INET6 = 10;
    int SOCK_STREAM = 1;
    int SOCK_DGRAM = 2;

    int SOL_SOCKET = 1;
    int SO_REUSEADDR = 2;
    int SO_ERROR = 4;
    int SO_SNDBUF = 7;
    int SO_RCVBUF = 8;
    int SO_KEEPALIVE = 9;
    int SO_LINGER = 13;
    int SO_REUSEPORT = 15;
    int IPPROTO_TCP = 6;
    int TCP_NODELAY = 1;
    int TCP_KEEPIDLE = 4;
    int TCP_KEEPINTVL = 5;
    int TCP_KEEPCNT = 6;
    int IPPROTO_IPV6 = 41;
    int IPV6_V6ONLY = 26;

    int SHUT_WR = 1;

    int EPOLLIN = 1;
    int EPOLLOUT = 4;
    int EPOLLERR = 8;
    int EPOLLHUP = 0x10;
    int EPOLLRDHUP = 0x2000;
    int EPOLL_CTL_ADD = 1;
    int EPOLL_CTL_DEL = 2;
    int EPOLL_CTL_MOD = 3;

    static Sockets system() {
        return LinuxSockets.INSTANCE;
    }

    /** See socket(2). */
    int socket(int family, int type);

    int bind(int fd, byte[] address);

    int listen(int fd, int backlog);

    /** See accept4(2). */
    int accept(int fd);

    /** See connect(2): -EINPROGRESS while it is under way. */
    int connect(int fd, byte[] address);

    int shutdown(int fd, int how);

    /** Sets an option whose value is an int. */
    int setOption(int fd, int level, int option, int value);

    /** SO_LINGER, see socket(7). */
    int setLinger(int fd, boolean on, int seconds);

    /** An option whose value is a non-negative int: SO_ERROR, sizes. */
    int option(int fd, int level, int option);

    /** The socket's own address, filled in; returns its length. */
    int ownAddress(int fd, byte[] address);

    int peerAddress(int fd, byte[] address);

    /** Receives into a buffer, see recv(2); 0 at the end of the stream. */
    int receive(int fd, ByteBuffer buffer, int offset, int length);

    /** Sends without SIGPIPE, see send(2). */
    int send(int fd, ByteBuffer buffer, int offset, int length);

    /** See epoll_create1(2). */
    int epoll();

    int epollControl(int epoll, int operation, int fd, int events);

    /**
     * See epoll_wait(2). Not begun anew when interrupted: returns 0 then.
     *
     * @param events takes {@link #eventBytes} per event
     * @param milliseconds -1 for no limit
     * @return how many events
     */
    int epollWait(int epoll, ByteBuffer events, int milliseconds);

    /** The size of {@code struct epoll_event}. */
    int eventBytes();

    /** The ready bits of an event. */
    int readyBits(ByteBuffer events, int index);

    /** The descriptor of an event. */
    int readyDescriptor(ByteBuffer events, int index);

    /** See eventfd(2). */
    int eventCounter();
}
