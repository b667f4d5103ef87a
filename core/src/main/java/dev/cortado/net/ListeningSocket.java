package dev.cortado.net;

import dev.cortado.loop.EpollPoller;
import dev.cortado.loop.Loop;
import dev.cortado.posix.Errno;
import dev.cortado.posix.Posix;
import dev.cortado.posix.Sockets;
import java.util.function.IntConsumer;

/**
 * A listening socket. Belongs to the loop's thread.
 *
 * <p>When the process has no descriptor left, a connection that cannot be accepted would keep the loop spinning. One
 * descriptor is kept in reserve for that: it is given up, the connection accepted and closed at once, and taken again.
 */
final class ListeningSocket {
    private static final int MOST_ACCEPTS = 64;
    private final Loop loop;
    private final EpollPoller poller;
    private final Sockets sockets = Sockets.system();
    private final IntConsumer accepted;
    private int fd;
    private int reserve = -1;
    private boolean listening;
    private boolean referenced = true;
    private boolean holding;

    /** @param accepted gets each connection's descriptor, or a negative errno: one macrotask each */
    ListeningSocket(Loop loop, int fd, IntConsumer accepted) {
        this.loop = loop;
        this.poller = EpollPoller.of(loop);
        this.fd = fd;
        this.accepted = accepted;
    }

    int fd() {
        return fd;
    }

    int listen(int backlog) {
        int status = sockets.listen(fd, backlog);
        if (status < 0) {
            return status;
        }
        return start();
    }

    int start() {
        int status = poller.watch(fd, Sockets.EPOLLIN, events -> accept());
        if (status < 0) {
            return status;
        }
        listening = true;
        reserve = openReserve();
        hold();
        return 0;
    }

    private static int openReserve() {
        return Posix.system().open("/dev/null".getBytes(), 0, 0);
    }

    private void accept() {
        for (int i = 0; i < MOST_ACCEPTS && listening; i++) {
            int connection = sockets.accept(fd);
            if (connection == -SocketStream.EAGAIN) {
                return;
            }
            if (connection == -103 /* ECONNABORTED */) {
                continue;
            }
            if (connection == -Errno.EMFILE || connection == -23 /* ENFILE */) {
                refuse();
                return;
            }
            accepted.accept(connection);
            if (connection < 0) {
                return;
            }
        }
    }

    private void refuse() {
        if (reserve < 0) {
            return;
        }
        Posix.system().close(reserve);
        int connection = sockets.accept(fd);
        if (connection >= 0) {
            Posix.system().close(connection);
        }
        reserve = openReserve();
    }

    void reference(boolean on) {
        referenced = on;
        hold();
    }

    boolean isReferenced() {
        return referenced;
    }

    private void hold() {
        boolean should = referenced && listening;
        if (should != holding) {
            holding = should;
            if (should) {
                loop.ref();
            } else {
                loop.unref();
            }
        }
    }

    void close(Runnable closed) {
        if (fd < 0) {
            return;
        }
        if (listening) {
            poller.unwatch(fd);
        }
        listening = false;
        hold();
        Posix.system().close(fd);
        if (reserve >= 0) {
            Posix.system().close(reserve);
            reserve = -1;
        }
        fd = -1;
        loop.atClosing(closed);
    }
}
