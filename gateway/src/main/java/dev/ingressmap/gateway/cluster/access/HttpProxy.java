package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.YamlValue;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A proxy for the API server. Its URL may contain a password. */
record HttpProxy(URI url) {

  private static final int DEFAULT_PORT = 80;
  private static final String REFUSAL =
      "cannot be used: only HTTP proxies such as http://proxy:3128 can";

  /** Reads a kubeconfig's proxy-url. */
  static HttpProxy read(YamlValue value) {
    HttpProxy proxy = parse(value.string());
    if (proxy == null) {
      throw value.invalid(REFUSAL);
    }
    return proxy;
  }

  /** Makes the client use the environment's proxy for a server, if there is one. */
  static void apply(Environment environment, URI server, Config config) {
    String variable = server.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
    String value = either(environment, variable);
    if (value == null || NoProxy.parse(either(environment, "NO_PROXY")).covers(server)) {
      return;
    }
    HttpProxy proxy = parse(value.contains("://") ? value : "http://" + value);
    if (proxy == null) {
      throw new InvalidInput(variable + ": " + REFUSAL);
    }
    proxy.apply(config);
  }

  void apply(Config config) {
    config.setHttpProxy(url.toString());
    config.setHttpsProxy(url.toString());
  }

  private static @Nullable String either(Environment environment, String variable) {
    String value = environment.get(variable);
    return value == null ? environment.get(variable.toLowerCase(Locale.ROOT)) : value;
  }

  private static @Nullable HttpProxy parse(String text) {
    try {
      URI url = new URI(text);
      if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
        return null;
      }
      int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
      return new HttpProxy(
          new URI("http", url.getUserInfo(), url.getHost(), port, null, null, null));
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
