package dev.cortado.crypto;

import dev.cortado.binding.Arguments;
import dev.cortado.binding.Binding;
import dev.cortado.binding.BindingContext;
import dev.cortado.binding.HeldBytes;
import dev.cortado.binding.Ops;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes, HMAC and random bytes over the JDK's cryptography, for {@code js/crypto.js}. */
public final class CryptoBinding implements Binding {
    private final BindingContext context;
    private final Map<Integer, MessageDigest> hashes = new HashMap<>();
    private final Map<Integer, Mac> macs = new HashMap<>();
    private SecureRandom random;
    private int next;

    public CryptoBinding(BindingContext context) {
        this.context = context;
    }

    @Override
    public void define(Ops ops) {
        // A hash that goes on over several calls is a number, until its digest is taken or it is dropped.
        ops.addInt("createHash", this::createHash);
        ops.addInt("copyHash", arguments -> {
            MessageDigest copy = (MessageDigest) hashes.get(arguments.integer(0)).clone();
            hashes.put(++next, copy);
            return next;
        });
        ops.addVoid("updateHash", arguments -> hashes.get(arguments.integer(0)).update(input(arguments, 1)));
        ops.add("digestHash", arguments -> hashes.remove(arguments.integer(0)).digest());
        ops.addVoid("dropHash", arguments -> hashes.remove(arguments.integer(0)));
        ops.add("hash", arguments -> {
            MessageDigest digest = MessageDigest.getInstance(arguments.string(0));
            digest.update(input(arguments, 1));
            return digest.digest();
        });
        ops.addInt("createHmac", this::createHmac);
        ops.addVoid("updateHmac", arguments -> macs.get(arguments.integer(0)).update(input(arguments, 1)));
        ops.add("digestHmac", arguments -> macs.remove(arguments.integer(0)).doFinal());
        ops.addVoid("dropHmac", arguments -> macs.remove(arguments.integer(0)));
        ops.addVoid("randomFill", arguments -> fill(arguments.bytes(0)));
        ops.addVoid("randomFillAsync", arguments -> {
            HeldBytes held = arguments.hold(1);
            context.async(arguments.integer(0), () -> {
                fill(held.buffer());
                return 0;
            }, held);
        });
    }

    /** A string's UTF-8 or bytes in place. */
    private static ByteBuffer input(Arguments arguments, int index) {
        return arguments.isString(index)
                ? ByteBuffer.wrap(arguments.string(index).getBytes(StandardCharsets.UTF_8)) : arguments.bytes(index);
    }

    private int createHash(Arguments arguments) throws GeneralSecurityException {
        hashes.put(++next, MessageDigest.getInstance(arguments.string(0)));
        return next;
    }

    /** {@code createHmac(algorithm, key)}. */
    private int createHmac(Arguments arguments) throws GeneralSecurityException {
        String algorithm = arguments.string(0);
        byte[] key = new byte[arguments.bytes(1).remaining()];
        arguments.bytes(1).get(key);
        Mac mac = Mac.getInstance(algorithm);
        // An empty key is allowed by RFC 2104 and refused by SecretKeySpec; zeros pad to the same block.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
        macs.put(++next, mac);
        return next;
    }

    private synchronized void fill(ByteBuffer target) {
        if (random == null) {
            random = new SecureRandom();
        }
        byte[] bytes = new byte[target.remaining()];
        random.nextBytes(bytes);
        target.duplicate().put(bytes);
    }
}
