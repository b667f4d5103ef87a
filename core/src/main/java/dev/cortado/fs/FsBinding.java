package dev.cortado.fs;

import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.HeldBytes;
import dev.cortado.binding.Ops;
import dev.cortado.posix.Posix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Files, for {@code js/operations.js} and its neighbours.
 *
 * <p>Nearly every operation takes a request first: -1 runs it now and returns what it gives; another one runs it on the
 * pool and completes the request with that. What it gives is 0 or more, or a value, and a negative errno on failure;
 * operations of several system calls tell which one failed, see {@link Files#STAGE}. Paths are strings or bytes.
 */
public final class FsBinding implements Binding {
    private static final int NOW = -1;
    private static final int STAT_BYTES = Posix.STAT_FIELDS * 8;
    /** How many results of stat may be under way in shared memory; the first is for those that run now. */
    private static final int STAT_SLOTS = 64;
    private static final int SCRATCH_BYTES = 64 << 10;
    /** What {@code readFileNow} returns for a file that it has only opened. */
    private static final int LARGE = Integer.MIN_VALUE;
    private static final int STAT = 0;
    private static final int LSTAT = 1;
    private static final int FSTAT = 2;

    private final BindingContext context;
    private final Posix posix = Posix.system();
    private final Files files = new Files(posix);
    private final Directories directories = new Directories(posix);
    private final long[] fields = new long[Posix.STAT_FIELDS];
    private ByteBuffer stats;
    /** Where the synchronous forms put and take small pieces: cheaper than passing a typed array. */
    private ByteBuffer scratch;
    private FsWatcher watcher;

    public FsBinding(BindingContext context) {
        this.context = context;
    }

    private Object run(int request, BindingContext.Job job, HeldBytes... held) throws Exception {
        if (request == NOW) {
            return job.run();
        }
        context.async(request, job, held);
        return 0;
    }

    @Override
    public void define(Ops ops) {
        stats = ops.memory("stats", STAT_SLOTS * STAT_BYTES);
        scratch = ops.memory("scratch", SCRATCH_BYTES);
        ops.value("stage", Files.STAGE);
        ops.value("large", LARGE);
        defineNow(ops);
        defineDescriptors(ops);
        defineContents(ops);
        defineStat(ops);
        definePaths(ops);
        defineAttributes(ops);
        defineDirectories(ops);
        defineWatching(ops);
    }

    /** The synchronous forms that programs call most, with no more arguments than they need. */
    private void defineNow(Ops ops) {
        // (path, link, bigint) and (fd, bigint): fill slot 0
        ops.addInt("statNow", a -> (int) stat(Names.path(a, 0), 0, a.integer(1), fields, 0, a.count() > 2));
        ops.addInt("fstatNow", a -> (int) stat(null, a.integer(0), FSTAT, fields, 0, a.count() > 1));
        ops.addInt("existsNow", a -> posix.access(Names.path(a, 0), 0));
        ops.addInt("closeNow", a -> posix.close(a.integer(0)));
        // (fd, length[, position]): from and to the scratch memory
        ops.addInt("readNow", a -> a.count() == 2 ? posix.read(a.integer(0), scratch, 0, a.integer(1))
                : posix.pread(a.integer(0), scratch, 0, a.integer(1), a.longInteger(2)));
        ops.addInt("writeNow", a -> a.count() == 2 ? posix.write(a.integer(0), scratch, 0, a.integer(1))
                : posix.pwrite(a.integer(0), scratch, 0, a.integer(1), a.longInteger(2)));
        // (path, flags): its length in the scratch memory, a failure, or LARGE with descriptor and size in slot 0
        ops.addInt("readFileNow", a -> {
            int fd = posix.open(Names.path(a, 0), a.integer(1), 0666);
            if (fd < 0) {
                return fd;
            }
            int result = files.readSmall(fd, fields, scratch);
            if (result == LARGE) {
                stats.putDouble(0, fd).putDouble(8, fields[8]);
            } else {
                posix.close(fd);
            }
            return result;
        });
    }

    private void defineDescriptors(Ops ops) {
        ops.add("open", a -> {
            byte[] path = Names.path(a, 1);
            int flags = a.integer(2);
            int mode = a.integer(3);
            return run(a.integer(0), () -> posix.open(path, flags, mode));
        });
        ops.add("close", a -> {
            int fd = a.integer(1);
            return run(a.integer(0), () -> posix.close(fd));
        });
        ops.add("fsync", a -> {
            int fd = a.integer(1);
            return run(a.integer(0), () -> posix.fsync(fd));
        });
        ops.add("fdatasync", a -> {
            int fd = a.integer(1);
            return run(a.integer(0), () -> posix.fdatasync(fd));
        });
        ops.add("ftruncate", a -> {
            int fd = a.integer(1);
            long length = a.longInteger(2);
            return run(a.integer(0), () -> posix.ftruncate(fd, length));
        });
        // (request, fd, bytes, offset, length, position), position -1 for the current one
        ops.add("read", a -> transfer(a, false));
        ops.add("write", a -> transfer(a, true));
        // (request, fd, position, ...bytes)
        ops.add("readv", a -> gather(a, false));
        ops.add("writev", a -> gather(a, true));
        // (request, fd, text, position, latin1)
        ops.add("writeString", a -> {
            int fd = a.integer(1);
            ByteBuffer data = text(a.integer(0), a.string(2), a.bool(4));
            long position = a.longInteger(3);
            return run(a.integer(0), () -> position < 0 ? posix.write(fd, data, 0, data.limit())
                    : posix.pwrite(fd, data, 0, data.limit(), position));
        });
    }

    private Object transfer(Arguments a, boolean out) throws Exception {
        int request = a.integer(0);
        int fd = a.integer(1);
        int offset = a.integer(3);
        int length = a.integer(4);
        long position = a.longInteger(5);
        HeldBytes held = request == NOW ? null : a.hold(2);
        ByteBuffer bytes = request == NOW ? a.bytes(2) : held.buffer();
        BindingContext.Job job = () -> {
            if (position < 0) {
                return out ? posix.write(fd, bytes, offset, length) : posix.read(fd, bytes, offset, length);
            }
            return out ? posix.pwrite(fd, bytes, offset, length, position)
                    : posix.pread(fd, bytes, offset, length, position);
        };
        return request == NOW ? job.run() : run(request, job, held);
    }

    private Object gather(Arguments a, boolean out) throws Exception {
        int request = a.integer(0);
        int fd = a.integer(1);
        long position = a.longInteger(2);
        int count = a.count() - 3;
        HeldBytes[] held = new HeldBytes[request == NOW ? 0 : count];
        ByteBuffer[] buffers = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            if (request == NOW) {
                buffers[i] = a.bytes(3 + i);
            } else {
                held[i] = a.hold(3 + i);
                buffers[i] = held[i].buffer();
            }
        }
        return run(request, () -> {
            long result = out ? posix.writev(fd, buffers, position) : posix.readv(fd, buffers, position);
            return (int) result;
        }, held);
    }

    private ByteBuffer text(int request, String text, boolean latin1) {
        byte[] bytes = latin1 ? text.getBytes(StandardCharsets.ISO_8859_1) : Names.encode(text);
        if (request == NOW && bytes.length <= SCRATCH_BYTES) {
            return scratch.slice(0, bytes.length).put(0, bytes);
        }
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private void defineContents(Ops ops) {
        // (path or fd, flags): the text
        ops.add("readText", a -> {
            Object content;
            if (a.isNumber(0)) {
                content = files.rest(a.integer(0));
            } else {
                int fd = posix.open(Names.path(a, 0), a.integer(1), 0666);
                if (fd < 0) {
                    return fd;
                }
                content = files.rest(fd);
                posix.close(fd);
            }
            return content instanceof byte[] bytes ? Names.decode(bytes, bytes.length) : content;
        });
        // (request, path, flags, most): the bytes, or [fd, size]
        ops.add("readFile", a -> {
            byte[] path = Names.path(a, 1);
            int flags = a.integer(2);
            long most = a.longInteger(3);
            return run(a.integer(0), () -> files.read(path, flags, most));
        });
        // (fd, bytes, offset): how many bytes
        ops.addInt("fill", a -> files.fill(a.integer(0), a.bytes(1), a.integer(2)));
        // (request, path, flags, mode, flush, text or bytes, latin1)
        ops.add("writeFile", a -> {
            int request = a.integer(0);
            byte[] path = Names.path(a, 1);
            int flags = a.integer(2);
            int mode = a.integer(3);
            boolean flush = a.bool(4);
            if (a.isString(5)) {
                ByteBuffer data = text(request, a.string(5), a.bool(6));
                return run(request, () -> files.write(path, flags, mode, data, flush));
            }
            if (request == NOW) {
                return files.write(path, flags, mode, a.bytes(5), flush);
            }
            HeldBytes held = a.hold(5);
            return run(request, () -> files.write(path, flags, mode, held.buffer(), flush), held);
        });
        ops.add("copyFile", a -> {
            byte[] from = Names.path(a, 1);
            byte[] to = Names.path(a, 2);
            int mode = a.integer(3);
            return run(a.integer(0), () -> files.copy(from, to, mode));
        });
    }

    private void defineStat(Ops ops) {
        // (request, path or fd, kind, slot, bigint): fills the slot, or returns an array where it is -1
        ops.add("stat", a -> {
            int request = a.integer(0);
            int kind = a.integer(2);
            int slot = a.integer(3);
            boolean big = a.bool(4);
            byte[] path = kind <= LSTAT ? Names.path(a, 1) : null;
            int fd = path == null ? a.integer(1) : 0;
            if (request == NOW) {
                return stat(path, fd, kind, fields, slot, big);
            }
            return run(request, () -> stat(path, fd, kind, new long[Posix.STAT_FIELDS], slot, big));
        });
        // (request, path): type, bsize, blocks, bfree, bavail, files, ffree as text, for numbers and BigInts alike
        ops.add("statfs", a -> {
            byte[] path = Names.path(a, 1);
            return run(a.integer(0), () -> {
                long[] found = new long[Posix.STATFS_FIELDS];
                int status = posix.statfs(path, found);
                return status < 0 ? (Object) status : found;
            });
        });
    }

    private Object stat(byte[] path, int fd, int kind, long[] found, int slot, boolean big) {
        int status = switch (kind) {
            case STAT -> posix.stat(path, found);
            case LSTAT -> posix.lstat(path, found);
            default -> posix.fstat(fd, found);
        };
        if (slot < 0) { // no room in the shared memory: the caller gets an array
            return status < 0 ? (Object) status : found;
        }
        int at = slot * STAT_BYTES;
        for (int i = 0; status == 0 && i < found.length; i++, at += 8) {
            if (big) {
                stats.putLong(at, found[i]);
            } else {
                stats.putDouble(at, found[i]);
            }
        }
        return status;
    }

    @FunctionalInterface
    private interface OnPath {
        int call(byte[] path);
    }

    @FunctionalInterface
    private interface OnPaths {
        int call(byte[] first, byte[] second);
    }

    private void onPath(Ops ops, String name, OnPath call) {
        ops.add(name, a -> {
            byte[] path = Names.path(a, 1);
            return run(a.integer(0), () -> call.call(path));
        });
    }

    private void onPaths(Ops ops, String name, OnPaths call) {
        ops.add(name, a -> {
            byte[] first = Names.path(a, 1);
            byte[] second = Names.path(a, 2);
            return run(a.integer(0), () -> call.call(first, second));
        });
    }

    private void definePaths(Ops ops) {
        onPath(ops, "unlink", posix::unlink);
        onPath(ops, "rmdir", posix::rmdir);
        onPaths(ops, "rename", posix::rename);
        onPaths(ops, "link", posix::link);
        onPaths(ops, "symlink", posix::symlink);
        ops.add("access", a -> {
            byte[] path = Names.path(a, 1);
            int mode = a.integer(2);
            return run(a.integer(0), () -> posix.access(path, mode));
        });
        // (request, path, as bytes)
        ops.add("readlink", a -> {
            byte[] path = Names.path(a, 1);
            boolean asBytes = a.bool(2);
            return run(a.integer(0), () -> {
                byte[] found = new byte[4096];
                return name(found, posix.readlink(path, found), asBytes);
            });
        });
        ops.add("realpath", a -> {
            byte[] path = Names.path(a, 1);
            boolean asBytes = a.bool(2);
            return run(a.integer(0), () -> {
                byte[] found = new byte[4096];
                return name(found, posix.realpath(path, found), asBytes);
            });
        });
        // (request, template, as bytes)
        ops.add("mkdtemp", a -> {
            byte[] template = Names.path(a, 1);
            boolean asBytes = a.bool(2);
            return run(a.integer(0), () -> {
                int status = posix.mkdtemp(template);
                return name(template, status < 0 ? status : template.length, asBytes);
            });
        });
    }

    /** A path for JavaScript, or the negative errno. */
    private static Object name(byte[] bytes, int length, boolean asBytes) {
        if (length < 0) {
            return length;
        }
        return asBytes ? java.util.Arrays.copyOf(bytes, length) : Names.decode(bytes, length);
    }

    private void defineAttributes(Ops ops) {
        ops.add("chmod", a -> {
            byte[] path = Names.path(a, 1);
            int mode = a.integer(2);
            return run(a.integer(0), () -> posix.chmod(path, mode));
        });
        ops.add("fchmod", a -> {
            int fd = a.integer(1);
            int mode = a.integer(2);
            return run(a.integer(0), () -> posix.fchmod(fd, mode));
        });
        ops.add("chown", a -> {
            byte[] path = Names.path(a, 1);
            int uid = (int) a.longInteger(2);
            int gid = (int) a.longInteger(3);
            return run(a.integer(0), () -> posix.chown(path, uid, gid));
        });
        ops.add("lchown", a -> {
            byte[] path = Names.path(a, 1);
            int uid = (int) a.longInteger(2);
            int gid = (int) a.longInteger(3);
            return run(a.integer(0), () -> posix.lchown(path, uid, gid));
        });
        ops.add("fchown", a -> {
            int fd = a.integer(1);
            int uid = (int) a.longInteger(2);
            int gid = (int) a.longInteger(3);
            return run(a.integer(0), () -> posix.fchown(fd, uid, gid));
        });
        // (request, path, access time, modification time), in seconds
        ops.add("utimes", a -> utimes(a, true));
        ops.add("lutimes", a -> utimes(a, false));
        ops.add("futimes", a -> {
            int fd = a.integer(1);
            double access = a.number(2);
            double modify = a.number(3);
            return run(a.integer(0), () -> posix.futimens(fd, seconds(access), nanos(access), seconds(modify), nanos(modify)));
        });
    }

    private Object utimes(Arguments a, boolean follow) throws Exception {
        byte[] path = Names.path(a, 1);
        double access = a.number(2);
        double modify = a.number(3);
        return run(a.integer(0), () -> posix.utimens(path, follow, seconds(access), nanos(access), seconds(modify),
                nanos(modify)));
    }

    private static long seconds(double time) {
        return (long) Math.floor(time);
    }

    /** Whole microseconds: what a double of this size holds for certain. */
    private static long nanos(double time) {
        return Math.clamp((long) ((time - Math.floor(time)) * 1e6), 0, 999_999) * 1000;
    }

    private void defineDirectories(Ops ops) {
        ops.add("mkdir", a -> {
            byte[] path = Names.path(a, 1);
            int mode = a.integer(2);
            return run(a.integer(0), () -> posix.mkdir(path, mode));
        });
        // (request, path, mode): the first that was made
        ops.add("mkdirAll", a -> {
            byte[] path = Names.path(a, 1);
            int mode = a.integer(2);
            return run(a.integer(0), () -> directories.makeAll(path, mode));
        });
        // (request, path, retries, delay): [errno, call, path] if it failed
        ops.add("removeAll", a -> {
            byte[] path = Names.path(a, 1);
            int retries = a.integer(2);
            int delay = a.integer(3);
            return run(a.integer(0), () -> directories.removeAll(path, retries, delay));
        });
        // (request, path, kinds, as bytes): see Directories.pack
        ops.add("readdir", a -> {
            byte[] path = Names.path(a, 1);
            boolean kinds = a.bool(2);
            boolean asBytes = a.bool(3);
            return run(a.integer(0), () -> packed(directories.list(path), kinds, asBytes));
        });
        onPath(ops, "opendir", directories::open);
        // (request, fd, as bytes): the next entries with kinds; 0 at the end
        ops.add("nextEntries", a -> {
            int fd = a.integer(1);
            boolean asBytes = a.bool(2);
            return run(a.integer(0), () -> {
                List<Directories.Entry> entries = new ArrayList<>();
                ByteBuffer buffer = Directories.buffer();
                int status;
                do {
                    status = directories.next(fd, buffer, entries);
                } while (status > 0 && entries.isEmpty());
                return entries.isEmpty() ? (Object) status : Directories.pack(entries, true, asBytes);
            });
        });
    }

    @SuppressWarnings("unchecked")
    private static Object packed(Object entries, boolean kinds, boolean asBytes) {
        return entries instanceof Integer status ? status
                : Directories.pack((List<Directories.Entry>) entries, kinds, asBytes);
    }

    private void defineWatching(Ops ops) {
        // (handle, path): the watch's number
        ops.add("watch", a -> {
            if (watcher == null) {
                watcher = new FsWatcher(posix, context);
            }
            return watcher.add(a.integer(0), Names.path(a, 1));
        });
        ops.addVoid("unwatch", a -> watcher.remove(a.integer(0)));
        ops.addVoid("watchRef", a -> watcher.ref(a.integer(0), a.bool(1)));
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
    }
}
