package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.regex.Pattern;

/**
 * A host in the form that Kubernetes allows in a rule: a lower-case DNS name, perhaps with a
 * wildcard.
 */
public final class HostName {

  private static final Pattern DNS_NAME =
      Pattern.compile("(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern IP_V4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final int MAX_LENGTH = 253;

  private HostName() {}

  public static String read(YamlValue value) {
    String host = value.text();
    if (host.length() > MAX_LENGTH
        || !DNS_NAME.matcher(host).matches()
        || IP_V4.matcher(host).matches()) {
      throw value.invalid(
          "\"" + host + "\" is not a lower-case DNS name (no port, no address, no scheme)");
    }
    return host;
  }
}
