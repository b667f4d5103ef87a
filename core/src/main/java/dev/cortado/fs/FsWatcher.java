package dev.cortado.fs;

import dev.cortado.binding.BindingContext;
import dev.cortado.posix.Posix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches files by inotify(7). One descriptor for all watches of a program and one thread that reads it, started with the
 * first watch; events reach the program through its loop.
 *
 * <p>All methods belong to the loop's thread.
 */
final class FsWatcher {
    /** What the JavaScript half gets as an event. */
    private static final int RENAME = 1;
    private static final int CHANGE = 2;

    private static final int IN_MODIFY = 0x2;
    private static final int IN_ATTRIB = 0x4;
    private static final int IN_IGNORED = 0x8000;
    /** Changes, attributes, creation, deletion and moves, of the file itself too. */
    private static final int EVENTS = IN_MODIFY | IN_ATTRIB | 0x100 | 0x200 | 0x400 | 0x800 | 0x40 | 0x80;
    private static final int IN_CLOEXEC = 02000000;
    private static final int EVENT_BYTES = 16;
    private static final int BUFFER_BYTES = 64 << 10;

    /** A watched path: several handles may watch one file, which inotify counts as one. */
    private static final class Watch {
        final int handle;
        final int descriptor;
        final String name;
        boolean referenced = true;

        Watch(int handle, int descriptor, String name) {
            this.handle = handle;
            this.descriptor = descriptor;
            this.name = name;
        }
    }

    private final Posix posix;
    private final BindingContext context;
    private final Map<Integer, Watch> byHandle = new HashMap<>();
    private final Map<Integer, List<Watch>> byDescriptor = new HashMap<>();
    private int inotify = -1;
    private volatile boolean closed;

    FsWatcher(Posix posix, BindingContext context) {
        this.posix = posix;
        this.context = context;
    }

    /** Begins to deliver events of a file to a handle. Returns 0 or a negative errno. */
    int add(int handle, byte[] path) {
        if (inotify < 0) {
            inotify = posix.inotify(IN_CLOEXEC);
            if (inotify < 0) {
                return inotify;
            }
            int fd = inotify;
            Thread.ofPlatform().daemon().name("cortado-watch").start(() -> read(fd));
        }
        int descriptor = posix.inotifyAdd(inotify, path, EVENTS);
        if (descriptor < 0) {
            return descriptor;
        }
        String text = Names.decode(path, path.length);
        Watch watch = new Watch(handle, descriptor, text.substring(text.lastIndexOf('/') + 1));
        byHandle.put(handle, watch);
        byDescriptor.computeIfAbsent(descriptor, key -> new ArrayList<>(1)).add(watch);
        context.loop().ref();
        return 0;
    }

    void remove(int handle) {
        Watch watch = byHandle.remove(handle);
        if (watch == null) {
            return;
        }
        List<Watch> same = byDescriptor.get(watch.descriptor);
        if (same != null) {
            same.remove(watch);
            if (same.isEmpty()) {
                byDescriptor.remove(watch.descriptor);
                posix.inotifyRemove(inotify, watch.descriptor);
            }
        }
        if (watch.referenced) {
            context.loop().unref();
        }
    }

    /** Says whether a watch keeps the program alive. */
    void ref(int handle, boolean referenced) {
        Watch watch = byHandle.get(handle);
        if (watch == null || watch.referenced == referenced) {
            return;
        }
        watch.referenced = referenced;
        if (referenced) {
            context.loop().ref();
        } else {
            context.loop().unref();
        }
    }

    /** The reading thread. It ends when the last watch goes with {@link #close}, which makes inotify say so. */
    private void read(int fd) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
        while (!closed) {
            int count = posix.read(fd, buffer, 0, BUFFER_BYTES);
            if (count <= 0 || closed) {
                break;
            }
            for (int at = 0; at < count;) {
                int descriptor = buffer.getInt(at);
                int mask = buffer.getInt(at + 4);
                int length = buffer.getInt(at + 12);
                byte[] name = new byte[length];
                buffer.get(at + EVENT_BYTES, name);
                at += EVENT_BYTES + length;
                int end = 0;
                while (end < length && name[end] != 0) {
                    end++;
                }
                byte[] trimmed = java.util.Arrays.copyOf(name, end);
                context.loop().post(() -> deliver(descriptor, mask, trimmed));
            }
        }
        posix.close(fd);
    }

    private void deliver(int descriptor, int mask, byte[] name) {
        List<Watch> watches = byDescriptor.get(descriptor);
        if (closed || watches == null) {
            return;
        }
        // The number may be given anew once the kernel has dropped the watch, but not to these.
        if ((mask & IN_IGNORED) != 0) {
            byDescriptor.remove(descriptor);
        }
        int kind = (mask & ~(IN_MODIFY | IN_ATTRIB)) != 0 ? RENAME : CHANGE;
        for (Watch watch : List.copyOf(watches)) {
            byte[] told = name.length > 0 ? name : Names.encode(watch.name);
            if (byHandle.get(watch.handle) == watch) {
                context.emit(watch.handle, kind, told, null);
            }
        }
    }

    void close() {
        closed = true;
        if (inotify < 0) {
            return;
        }
        // Removing a watch is an event too, which wakes the reading thread.
        int last = byDescriptor.isEmpty() ? posix.inotifyAdd(inotify, new byte[] {'/'}, EVENTS)
                : byDescriptor.keySet().iterator().next();
        posix.inotifyRemove(inotify, last);
    }
}
