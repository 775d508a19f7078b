package dev.ingressmap.gateway.aws;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The addresses of this machine. */
public final class LocalAddress {

  private static final Pattern LITERAL = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|\\[[^\\]]*]");

  private LocalAddress() {}

  public static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether a URL's host is this machine, as far as that is known without asking a name server. */
  static boolean isOfThisMachine(String host) {
    if (!LITERAL.matcher(host).matches()) {
      return host.equals("localhost") || host.endsWith(".localhost");
    }
    try {
      return isOfThisMachine(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
