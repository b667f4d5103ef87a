package dev.cortado.dns;

import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.Ops;
import dev.cortado.posix.SocketAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Names to addresses as the system resolves them (hosts file, DNS), for {@code js/dns.js}. On the thread pool. */
public final class DnsBinding implements Binding {
    /** UV_EAI_NONAME. */
    private static final int NOT_FOUND = -3008;
    private final BindingContext context;

    public DnsBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        ops.addVoid("lookup", arguments -> {
            String host = arguments.string(1);
            int family = arguments.integer(2);
            context.async(arguments.integer(0), () -> lookup(host, family));
        });
    }

    private static Object lookup(String host, int family) {
        try {
            List<String> addresses = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                boolean v4 = address instanceof Inet4Address;
                if (family == 0 || (family == 4) == v4) {
                    String text = address.getHostAddress();
                    int zone = text.indexOf('%');
                    addresses.add(v4 ? text : SocketAddresses.host(
                            SocketAddresses.ip(address.getAddress(), 0, 0))
                            + (zone < 0 ? "" : text.substring(zone)));
                }
            }
            return addresses.isEmpty() ? (Object) NOT_FOUND : addresses;
        } catch (UnknownHostException e) {
            return NOT_FOUND;
        }
    }
}
