package dev.cortado.os;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import dev.cortado.posix.Posix;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Facts about the machine, for {@code js/os.js}. What /proc tells is read there, so that no system call gets linked for it. */
public final class OsBinding implements Binding {
    private static final int ENOENT = -2;
    /** How many of the kernel's ticks make a second, see sysconf(_SC_CLK_TCK): 100 on every Linux. */
    private static final int MILLIS_PER_TICK = 1000 / 100;
    /** Doubles of one processor in the result of {@link #processors}: speed, then five times in milliseconds. */
    private static final int PROCESSOR_FIELDS = 6;

    private ByteBuffer averages;

    public OsBinding(BindingContext context) {}

    @Override
    public void define(Ops ops) {
        averages = ops.memory("averages", 3 * Double.BYTES);
        for (var name : List.of("ostype", "hostname", "osrelease", "version")) {
            ops.add(name, a -> text("/proc/sys/kernel/" + name).strip());
        }
        ops.add("machine", a -> machine());
        ops.add("uptime", a -> Double.parseDouble(words(text("/proc/uptime"))[0]));
        ops.add("freemem", a -> memory("MemAvailable:"));
        ops.add("totalmem", a -> memory("MemTotal:"));
        ops.addInt("availableParallelism", a -> Runtime.getRuntime().availableProcessors());
        ops.addVoid("loadavg", a -> {
            var fields = words(text("/proc/loadavg"));
            for (int i = 0; i < 3; i++) {
                averages.putDouble(i * Double.BYTES, Double.parseDouble(fields[i]));
            }
        });
        ops.add("models", a -> models());
        ops.add("processors", a -> processors());
        ops.add("networkInterfaces", a -> networkInterfaces());
        ops.add("user", a -> user());
        // 40 above what it is: a priority below zero is no failure.
        ops.addInt("getPriority", a -> {
            var priority = new int[1];
            int status = Posix.system().getpriority(a.integer(0), priority);
            return status < 0 ? status : priority[0] + 40;
        });
        ops.addInt("setPriority", a -> Posix.system().setpriority(a.integer(0), a.integer(1)));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    }

    private static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    private static String machine() {
        var arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    /** A figure of /proc/meminfo, in bytes. */
    private static double memory(String name) throws IOException {
        for (var line : text("/proc/meminfo").split("\n")) {
            if (line.startsWith(name)) {
                return Double.parseDouble(words(line)[1]) * 1024;
            }
        }
        return 0;
    }

    /** The model of each processor, "unknown" where the system does not tell. */
    private static List<String> models() throws IOException {
        var models = new ArrayList<String>();
        for (var line : text("/proc/cpuinfo").split("\n")) {
            if (line.startsWith("processor\t")) {
                models.add("unknown");
            } else if (line.startsWith("model name\t") && !models.isEmpty()) {
                models.set(models.size() - 1, line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return models;
    }

    /** For each processor: speed in MHz, then time spent in user, nice, system, idle and interrupt mode. */
    private static double[] processors() throws IOException {
        var lines = text("/proc/stat").lines().filter(line -> line.matches("cpu\\d.*")).toList();
        var out = new double[lines.size() * PROCESSOR_FIELDS];
        for (int i = 0; i < lines.size(); i++) {
            var fields = words(lines.get(i));
            int at = i * PROCESSOR_FIELDS;
            out[at] = speed(fields[0]);
            // user, nice, system, idle, then the time spent waiting, which is left out, and irq: see proc_stat(5).
            for (int field = 0; field < 5; field++) {
                out[at + 1 + field] = Double.parseDouble(fields[field == 4 ? 6 : field + 1]) * MILLIS_PER_TICK;
            }
        }
        return out;
    }

    private static double speed(String processor) {
        try {
            var kilohertz = text("/sys/devices/system/cpu/" + processor + "/cpufreq/scaling_cur_freq");
            return Math.floor(Double.parseDouble(kilohertz.strip()) / 1000);
        } catch (IOException | NumberFormatException notTold) {
            return 0;
        }
    }

    /** Six strings an address: interface, address, prefix length, MAC, "1" if it loops back, scope. */
    private static List<String> networkInterfaces() throws SocketException {
        var addresses = new ArrayList<String>();
        // IPv4 first, as getifaddrs(3) lists them.
        for (boolean ipv6 : new boolean[] {false, true}) {
            for (var network : NetworkInterface.networkInterfaces().sorted(Comparator.comparingInt(NetworkInterface::getIndex)).toList()) {
                if (!network.isUp()) {
                    continue;
                }
                for (var address : network.getInterfaceAddresses()) {
                    if (address.getAddress() instanceof Inet6Address == ipv6) {
                        addAddress(addresses, network, address);
                    }
                }
            }
        }
        return addresses;
    }

    private static void addAddress(List<String> addresses, NetworkInterface network, InterfaceAddress address)
            throws SocketException {
        int scope = 0;
        var text = address.getAddress().getHostAddress();
        if (address.getAddress() instanceof Inet6Address ip) {
            text = compress(ip.getAddress());
            scope = ip.isLinkLocalAddress() ? network.getIndex() : 0;
        }
        addresses.add(network.getName());
        addresses.add(text);
        addresses.add(Integer.toString(address.getNetworkPrefixLength()));
        addresses.add(hardwareAddress(network.getHardwareAddress()));
        addresses.add(network.isLoopback() ? "1" : "");
        addresses.add(Integer.toString(scope));
    }

    private static String hardwareAddress(byte[] bytes) {
        if (bytes == null || bytes.length != 6) {
            return "00:00:00:00:00:00";
        }
        var out = new StringBuilder();
        for (byte b : bytes) {
            out.append(out.isEmpty() ? "" : ":").append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return out.toString();
    }

    /** RFC 5952: the first of the longest runs of zeros becomes "::". */
    private static String compress(byte[] bytes) {
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && bytes[2 * end] == 0 && bytes[2 * end + 1] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        var out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += longest - 1;
                continue;
            }
            if (!out.isEmpty() && !out.toString().endsWith("::")) {
                out.append(':');
            }
            out.append(Integer.toHexString((bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255));
        }
        return out.toString();
    }

    /** User id, group id, name, home and shell of the effective user, the latter three one char a byte; or ENOENT. */
    private static Object user() throws IOException {
        var uid = Long.toString(Posix.system().call("geteuid", 0, 0, 0, 0, 0, 0) & 0xffffffffL);
        for (var line : text("/etc/passwd").split("\n")) {
            var fields = line.split(":", -1);
            if (fields.length >= 7 && fields[2].equals(uid)) {
                return List.of(uid, fields[3], fields[0], fields[5], fields[6]);
            }
        }
        return userOfOtherSource(Long.parseLong(uid));
    }

    /** Users that a directory service knows: getpwuid(3), whose result lives until the next call on any thread. */
    private static synchronized Object userOfOtherSource(long uid) {
        long found = Posix.system().call("getpwuid", uid, 0, 0, 0, 0, 0);
        if (found <= 0) {
            return ENOENT;
        }
        var record = MemorySegment.ofAddress(found).reinterpret(48);
        return List.of(
                Long.toString(uid),
                Integer.toUnsignedString(record.get(ValueLayout.JAVA_INT, 20)),
                string(record, 0),
                string(record, 32),
                string(record, 40));
    }

    private static String string(MemorySegment record, long offset) {
        var address = record.get(ValueLayout.ADDRESS, offset);
        return address.address() == 0 ? "" : address.reinterpret(4096).getString(0, StandardCharsets.ISO_8859_1);
    }
}
