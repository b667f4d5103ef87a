package dev.cortado.net;

import dev.cortado.loop.EpollPoller;
import dev.cortado.loop.Loop;
import dev.cortado.posix.Posix;
import dev.cortado.posix.Sockets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * A connected stream socket (TCP or unix), or another descriptor that reads and writes like one: a pipe, a terminal.
 * Belongs to the loop's thread.
 *
 * <p>What arrives lands in a slab that all streams of a loop share, and goes to the {@link Reader} at once. What is
 * written goes out at once as far as the kernel takes it; the rest waits in a queue, in the memory it came in.
 */
public final class SocketStream {
    /** Gets what a stream reads. Each call is one macrotask, or none if nothing is to be told. */
    public interface Reader {
        /**
         * @param slab holds the bytes from 0 on, until this returns
         * @param count how many; 0 at the end of the stream, a negative errno on failure
         */
        void read(ByteBuffer slab, int count);
    }

    /** Told once when a write that had to wait is done. */
    @FunctionalInterface
    public interface Written {
        /** @param status 0 or a negative errno; -ECANCELED if the stream was closed before */
        void written(int status);
    }

    private record Pending(ByteBuffer bytes, int[] position, Written done) {
    }

    static final int EAGAIN = 11;
    static final int ECANCELED = 125;
    static final int EPIPE = 32;
    private static final int MOST_READS = 32;

    private final Loop loop;
    private final EpollPoller poller;
    private final ByteBuffer slab;
    private final Sockets sockets = Sockets.system();
    private final boolean isSocket;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private Reader reader;
    private Runnable shutdown;
    private Written connected;
    private int fd;
    private int watched;
    private boolean reading;
    private boolean referenced = true;
    private boolean holding;
    private long queuedBytes;
    private long bytesRead;
    private long bytesWritten;

    /**
     * @param slab for reading; the same for all streams of the loop
     * @param isSocket whether recv(2) and send(2) may be used
     */
    SocketStream(Loop loop, int fd, ByteBuffer slab, boolean isSocket) {
        this.loop = loop;
        this.poller = EpollPoller.of(loop);
        this.fd = fd;
        this.slab = slab;
        this.isSocket = isSocket;
    }

    public int fd() {
        return fd;
    }

    public boolean isClosed() {
        return fd < 0;
    }

    public long bytesRead() {
        return bytesRead;
    }

    public long bytesWritten() {
        return bytesWritten;
    }

    /** Bytes that wait to be written. */
    public long queuedBytes() {
        return queuedBytes;
    }

    public void reader(Reader reader) {
        this.reader = reader;
    }

    /** Begins to deliver what arrives. */
    public int readStart() {
        reading = true;
        return update();
    }

    public void readStop() {
        reading = false;
        update();
    }

    /** Whether this stream, while it does something, keeps the loop alive. */
    public void reference(boolean on) {
        referenced = on;
        hold();
    }

    public boolean isReferenced() {
        return referenced;
    }

    private boolean busy() {
        return fd >= 0 && (reading || !queue.isEmpty() || shutdown != null || connected != null);
    }

    private void hold() {
        boolean should = referenced && busy();
        if (should != holding) {
            holding = should;
            if (should) {
                loop.ref();
            } else {
                loop.unref();
            }
        }
    }

    private int update() {
        hold();
        if (fd < 0) {
            return 0;
        }
        int wanted = (reading ? Sockets.EPOLLIN : 0)
                | (!queue.isEmpty() || connected != null ? Sockets.EPOLLOUT : 0);
        if (wanted == watched) {
            return 0;
        }
        int status = 0;
        if (wanted == 0) {
            poller.unwatch(fd);
        } else if (watched == 0) {
            status = poller.watch(fd, wanted, this::ready);
        } else {
            status = poller.change(fd, wanted);
        }
        watched = status < 0 ? 0 : wanted;
        return status;
    }

    private void ready(int events) {
        if (connected != null) {
            finishConnect();
            return;
        }
        if (reading && (events & (Sockets.EPOLLIN | Sockets.EPOLLHUP | Sockets.EPOLLERR)) != 0) {
            read();
        }
        if (fd >= 0 && !queue.isEmpty() && (events & (Sockets.EPOLLOUT | Sockets.EPOLLHUP | Sockets.EPOLLERR)) != 0) {
            flush();
        }
    }

    private void read() {
        for (int i = 0; i < MOST_READS && reading && fd >= 0; i++) {
            int count = isSocket ? sockets.receive(fd, slab, 0, slab.capacity())
                    : Posix.system().read(fd, slab, 0, slab.capacity());
            if (count == -EAGAIN) {
                return;
            }
            if (count <= 0) {
                reading = false;
                update();
            } else {
                bytesRead += count;
            }
            reader.read(slab, count);
            if (count < slab.capacity()) {
                return;
            }
        }
    }

    /**
     * Connects.
     *
     * @param done told on the loop, never within this call, unless a negative errno is returned
     */
    int connect(byte[] address, Written done) {
        int status = sockets.connect(fd, address);
        if (status < 0 && status != -115 /* EINPROGRESS */) {
            return status;
        }
        connected = done;
        status = update();
        if (status < 0) {
            connected = null;
        }
        return status;
    }

    private void finishConnect() {
        int error = sockets.option(fd, Sockets.SOL_SOCKET, Sockets.SO_ERROR);
        Written done = connected;
        connected = null;
        update();
        done.written(error > 0 ? -error : error);
    }

    /**
     * Writes bytes: at once as far as possible.
     *
     * @param bytes position to limit; must stay as they are until done, if that is told
     * @param done told if not all could be written at once
     * @return how many bytes went out at once, or a negative errno, upon which nothing is queued
     */
    public int write(ByteBuffer bytes, Written done) {
        if (fd < 0) {
            return -9; // EBADF
        }
        int written = writeNow(bytes);
        if (written >= 0 && written < bytes.remaining()) {
            queue(bytes.slice(bytes.position() + written, bytes.remaining() - written), done);
        }
        return written;
    }

    /** Writes what the kernel takes at once, and queues nothing; 0 if others wait. */
    public int writeNow(ByteBuffer bytes) {
        if (fd < 0) {
            return -9; // EBADF
        }
        if (!queue.isEmpty() || connected != null) {
            return 0;
        }
        int written = 0;
        int length = bytes.remaining();
        while (written < length) {
            int count = put(bytes, bytes.position() + written, length - written);
            if (count == -EAGAIN) {
                break;
            }
            if (count < 0) {
                return count;
            }
            written += count;
        }
        bytesWritten += written;
        return written;
    }

    /** Queues bytes for when the kernel takes them. */
    public void queue(ByteBuffer bytes, Written done) {
        queue.add(new Pending(bytes, new int[] {bytes.position()}, done));
        queuedBytes += bytes.remaining();
        update();
    }

    private int put(ByteBuffer bytes, int offset, int length) {
        return isSocket ? sockets.send(fd, bytes, offset, length) : Posix.system().write(fd, bytes, offset, length);
    }

    private void flush() {
        while (!queue.isEmpty()) {
            Pending next = queue.peek();
            int status = 0;
            while (next.position[0] < next.bytes.limit()) {
                int count = put(next.bytes, next.position[0], next.bytes.limit() - next.position[0]);
                if (count == -EAGAIN) {
                    return;
                }
                if (count < 0) {
                    status = count;
                    break;
                }
                next.position[0] += count;
                queuedBytes -= count;
                bytesWritten += count;
            }
            if (status < 0) {
                queuedBytes -= next.bytes.limit() - next.position[0];
            }
            queue.poll();
            if (queue.isEmpty()) {
                update();
            }
            next.done.written(status);
            if (fd < 0) {
                return;
            }
        }
        if (shutdown != null) {
            Runnable then = shutdown;
            shutdown = null;
            hold();
            then.run();
        }
    }

    /**
     * Ends the writing side after what is queued.
     *
     * @param done told on the loop: at once in the next turn, or when the queue is empty
     */
    public void shutdown(Written done) {
        Runnable action = () -> done.written(fd < 0 ? -ECANCELED : sockets.shutdown(fd, Sockets.SHUT_WR));
        if (queue.isEmpty()) {
            loop.ref();
            loop.post(() -> {
                loop.unref();
                action.run();
            });
        } else {
            shutdown = action;
            hold();
        }
    }

    /** Closes the descriptor; what waits is told -ECANCELED in the closing phase, then {@code closed} runs there. */
    public void close(Runnable closed) {
        if (fd < 0) {
            return;
        }
        reading = false;
        Written connecting = connected;
        connected = null;
        Runnable ending = shutdown;
        shutdown = null;
        var waiting = new ArrayDeque<>(queue);
        queue.clear();
        queuedBytes = 0;
        update();
        Posix.system().close(fd);
        fd = -1;
        loop.atClosing(() -> {
            if (connecting != null) {
                connecting.written(-ECANCELED);
            }
            waiting.forEach(pending -> pending.done.written(-ECANCELED));
            if (ending != null) {
                ending.run();
            }
            closed.run();
        });
    }

    /** Closes with a reset instead of an orderly end, see SO_LINGER. */
    int reset(Runnable closed) {
        int status = sockets.setLinger(fd, true, 0);
        close(closed);
        return status;
    }
}
