package dev.cortado.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixTest {
    private static final int O_RDWR_CREAT = 0102;
    private final Posix posix = Posix.system();

    @TempDir
    Path folder;

    private static byte[] bytes(Object path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    void readsWhatItWrote() {
        int fd = posix.open(bytes(folder.resolve("ä")), O_RDWR_CREAT, 0600);
        assertTrue(fd > 2);
        assertEquals(5, posix.write(fd, direct("hello"), 0, 5));
        assertEquals(2, posix.pwrite(fd, direct("--LP"), 2, 2, 3));
        ByteBuffer read = ByteBuffer.allocateDirect(10);
        assertEquals(5, posix.pread(fd, read, 2, 8, 0));
        byte[] found = new byte[5];
        read.get(2, found);
        assertEquals("helLP", new String(found, StandardCharsets.UTF_8));
        assertEquals(0, posix.read(fd, read, 0, 10));
        assertEquals(1, posix.lseek(fd, 1, 0));
        assertEquals(4, posix.read(fd, read, 0, 10));
        assertEquals(0, posix.close(fd));
        assertEquals(-Errno.EBADF, posix.close(fd));
    }

    @Test
    void gathersAndScatters() {
        int fd = posix.open(bytes(folder.resolve("v")), O_RDWR_CREAT, 0600);
        assertEquals(6, posix.writev(fd, new ByteBuffer[] {direct("abc"), direct("def")}, -1));
        ByteBuffer[] into = {ByteBuffer.allocateDirect(2), ByteBuffer.allocateDirect(9)};
        assertEquals(5, posix.readv(fd, into, 1));
        assertEquals('b', into[0].get(0));
        assertEquals('f', into[1].get(2));
        posix.close(fd);
    }

    @Test
    void tellsAboutFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "123");
        long[] fields = new long[Posix.STAT_FIELDS];
        assertEquals(0, posix.stat(bytes(file), fields));
        assertEquals(Files.getAttribute(file, "unix:mode"), (int) fields[1]);
        assertEquals(Files.getAttribute(file, "unix:ino"), fields[7]);
        assertEquals(Files.getAttribute(file, "unix:dev"), fields[0]);
        assertEquals(3, fields[8]);
        assertEquals(0, posix.utimens(bytes(file), true, 12, 345, -1, 999_999_999));
        posix.stat(bytes(file), fields);
        assertArrayEquals(new long[] {12, 345, -1, 999_999_999}, Arrays.copyOfRange(fields, 10, 14));
        assertEquals(0, posix.symlink(bytes("f"), bytes(folder.resolve("l"))));
        assertEquals(0, posix.lstat(bytes(folder.resolve("l")), fields));
        assertEquals(0120000, fields[1] & 0170000);
    }

    @Test
    void returnsNegativeErrno() {
        assertEquals(-Errno.ENOENT, posix.open(bytes(folder.resolve("none")), 0, 0));
        assertEquals(-Errno.ENOENT, posix.stat(bytes("/none/x"), new long[Posix.STAT_FIELDS]));
        assertEquals(-Errno.EEXIST, posix.mkdir(bytes(folder), 0777));
        assertEquals(-Errno.ENAMETOOLONG, posix.rmdir(new byte[5000]));
        assertEquals(-Errno.ENOENT, posix.realpath(bytes("/none/x"), new byte[4096]));
        assertEquals(-Errno.ENOSYS, posix.call("no_such_function", 0, 0, 0, 0, 0, 0));
    }

    @Test
    void makesAndResolvesNames() throws IOException {
        byte[] template = bytes(folder.toRealPath().resolve("t-XXXXXX"));
        assertEquals(0, posix.mkdtemp(template));
        Path made = Path.of(new String(template, StandardCharsets.UTF_8));
        assertTrue(Files.isDirectory(made));
        byte[] link = bytes(folder.resolve("link"));
        assertEquals(0, posix.symlink(template, link));
        byte[] target = new byte[4096];
        int length = posix.readlink(link, target);
        assertArrayEquals(template, Arrays.copyOf(target, length));
        length = posix.realpath(link, target);
        assertArrayEquals(template, Arrays.copyOf(target, length));
        assertEquals(0, posix.unlink(link));
        assertEquals(0, posix.rmdir(template));
    }

    @Test
    void linksEitherWay() {
        for (Linkage linkage : new Linkage[] {new PublicLinkage(), Linkage.make()}) {
            ByteBuffer errno = ByteBuffer.allocateDirect(8).order(java.nio.ByteOrder.nativeOrder());
            long close = linkage.find("close");
            assertEquals(-1, (int) linkage.call(close, LinuxCalls.address(errno), -1, 0, 0, 0, 0, 0));
            assertEquals(Errno.EBADF, errno.getInt(0));
            assertEquals(0, linkage.find("no_such_function"));
        }
    }

    @Test
    void knowsPriorities() {
        int[] priority = new int[1];
        assertEquals(0, posix.getpriority(0, priority));
        assertTrue(priority[0] >= -20 && priority[0] < 20);
        assertEquals(-3, posix.getpriority(Integer.MAX_VALUE, priority));
    }
}
