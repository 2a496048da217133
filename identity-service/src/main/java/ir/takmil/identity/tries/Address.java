package ir.takmil.identity.tries;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where somebody calls from, as far as it tells callers apart: an IPv4 address whole, of an IPv6
 * address the network (64 bits), for its owner has all the addresses in it. Never printed.
 */
public record Address(String network) {

  /** As it was written, by a browser's network or a neighbour; what is no address stays itself. */
  public static Address of(String written) {
    try {
      InetAddress address = InetAddress.ofLiteral(written.strip());
      return address instanceof Inet6Address
          ? new Address(HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)))
          : new Address(address.getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return new Address(written.strip());
    }
  }

  @Override
  public String toString() {
    return "Address[…]";
  }
}
