package dev.ingressmap.gateway.cluster.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that are called without a proxy: {@code NO_PROXY} as kubectl reads it.
 *
 * @param patterns host names, domains, addresses, networks such as {@code 10.0.0.0/8}, or {@code *}
 */
record NoProxy(List<String> patterns) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f.]*:.*");

  static NoProxy parse(@Nullable String value) {
    return new NoProxy(
        value == null
            ? List.of()
            : Stream.of(value.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList());
  }

  /** Whether it covers a server. This machine itself is always covered. */
  boolean covers(URI server) {
    String host = server.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    byte @Nullable [] address = address(host);
    return host.equals("localhost")
        || (address != null && loopback(address))
        || patterns.stream().anyMatch(pattern -> covers(pattern, host, server.getPort(), address));
  }

  private static boolean covers(String pattern, String host, int port, byte @Nullable [] address) {
    if (pattern.equals("*") || pattern.equals(host) || pattern.equals(host + ":" + port)) {
      return true;
    }
    int slash = pattern.indexOf('/');
    if (slash >= 0) {
      byte @Nullable [] network = address(pattern.substring(0, slash));
      String length = pattern.substring(slash + 1);
      return address != null
          && network != null
          && length.matches("[0-9]{1,3}")
          && sameStart(address, network, Integer.parseInt(length));
    }
    String domain = pattern.replaceFirst("^\\*?\\.", "");
    return address == null && host.endsWith("." + domain);
  }

  private static boolean sameStart(byte[] address, byte[] network, int bits) {
    if (address.length != network.length || bits > address.length * Byte.SIZE) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean loopback(byte[] address) {
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The bytes of an address literal. Names are not looked up. */
  private static byte @Nullable [] address(String host) {
    try {
      return ADDRESS.matcher(host).matches() ? InetAddress.getByName(host).getAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
