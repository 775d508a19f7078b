package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of {@code --http}. */
public final class ListenAddress {

  private static final Pattern FORM = Pattern.compile("(?:(.+):|:)?(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  private ListenAddress() {}

  /** {@code :8080} for all addresses, {@code 127.0.0.1:8080}, or {@code [::1]:8080}. */
  public static InetSocketAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int port = Integer.parseInt(matcher.group(2));
      if (port <= MAX_PORT) {
        String host = matcher.group(1);
        return host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
      }
    }
    throw new InvalidInput(
        "--http \"" + text + "\": is not an address such as :8080 or 127.0.0.1:8080");
  }
}
