package dev.cortado.loop;

import dev.cortado.posix.Posix;
import dev.cortado.posix.Sockets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Waits on descriptors with epoll(7), level-triggered. It takes the place of the plain wait when the first descriptor is
 * to be watched, so that programs without sockets pay nothing.
 *
 * <p>Regular files cannot be watched (EPERM): they go to the thread pool.
 */
public final class EpollPoller implements Poller {
    /** What happens when a descriptor is ready. Called on the loop's thread. */
    @FunctionalInterface
    public interface Watcher {
        /** @param events bits of {@link Sockets#EPOLLIN} and its neighbours */
        void ready(int events);
    }

    private static final int BATCH = 1024;
    private final Sockets sockets = Sockets.system();
    private final ByteBuffer events =
            ByteBuffer.allocateDirect(BATCH * sockets.eventBytes()).order(ByteOrder.nativeOrder());
    private final ByteBuffer counter = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    private final ByteBuffer one = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).putLong(0, 1);
    private final int epoll;
    private final int wake;
    private Watcher[] watchers = new Watcher[64];

    public EpollPoller() {
        epoll = sockets.epoll();
        wake = sockets.eventCounter();
        if (epoll < 0 || wake < 0) {
            throw new IllegalStateException("No descriptor left for the loop: errno " + -Math.min(epoll, wake));
        }
        sockets.epollControl(epoll, Sockets.EPOLL_CTL_ADD, wake, Sockets.EPOLLIN);
    }

    /** The poller of a loop, which from now on watches descriptors. */
    public static EpollPoller of(Loop loop) {
        return loop.poller(EpollPoller.class, EpollPoller::new);
    }

    /**
     * Watches a descriptor.
     *
     * @return 0 or a negative errno: EPERM for what cannot be watched
     */
    public int watch(int fd, int bits, Watcher watcher) {
        int status = sockets.epollControl(epoll, Sockets.EPOLL_CTL_ADD, fd, bits);
        if (status >= 0) {
            if (fd >= watchers.length) {
                watchers = Arrays.copyOf(watchers, Math.max(watchers.length * 2, fd + 1));
            }
            watchers[fd] = watcher;
        }
        return status;
    }

    /** Changes what a descriptor is watched for. */
    public int change(int fd, int bits) {
        return sockets.epollControl(epoll, Sockets.EPOLL_CTL_MOD, fd, bits);
    }

    /** Stops watching. To be called before the descriptor is closed. */
    public void unwatch(int fd) {
        if (fd < watchers.length && watchers[fd] != null) {
            watchers[fd] = null;
            sockets.epollControl(epoll, Sockets.EPOLL_CTL_DEL, fd, 0);
        }
    }

    @Override
    public void poll(long nanos) {
        int milliseconds = nanos == FOREVER ? -1 : (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
        int count = sockets.epollWait(epoll, events, milliseconds);
        for (int i = 0; i < count; i++) {
            int fd = sockets.readyDescriptor(events, i);
            if (fd == wake) {
                Posix.system().read(wake, counter, 0, 8);
                continue;
            }
            // An earlier event of this batch may have ended the watching.
            Watcher watcher = fd < watchers.length ? watchers[fd] : null;
            if (watcher != null) {
                watcher.ready(sockets.readyBits(events, i));
            }
        }
    }

    @Override
    public void wakeup() {
        Posix.system().write(wake, one, 0, 8);
    }

    @Override
    public void close() {
        Posix.system().close(wake);
        Posix.system().close(epoll);
    }
}
