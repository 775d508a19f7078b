package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.login.TokenFile;
import dev.ingressmap.gateway.yaml.Unreadable;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The service account of a pod in its own cluster. */
final class ServiceAccount {

  private static final String HOST = "KUBERNETES_SERVICE_HOST";
  private static final String PORT = "KUBERNETES_SERVICE_PORT";

  private ServiceAccount() {}

  /** Whether this is a pod. */
  static boolean isIn(Environment environment) {
    return environment.get(HOST) != null && environment.get(PORT) != null;
  }

  static Access access(Environment environment) {
    Path folder = environment.serviceAccount();
    if (Files.notExists(folder)) {
      throw new InvalidInput(
          folder
              + ": does not exist: the pod needs a service account with"
              + " automountServiceAccountToken: true");
    }
    URI server = server(environment.get(HOST), environment.get(PORT));
    Config config = Access.emptyConfig();
    config.setMasterUrl(server.toString());
    config.setCaCertData(Base64.getEncoder().encodeToString(bytes(folder.resolve("ca.crt"))));
    TokenFile token = new TokenFile(folder.resolve("token"));
    token.getToken();
    config.setOauthTokenProvider(token);
    HttpProxy.apply(environment, server, config);
    return new Access("this cluster", namespace(folder.resolve("namespace")), config);
  }

  private static URI server(@Nullable String host, @Nullable String port) {
    try {
      boolean v6 = host != null && host.indexOf(':') >= 0;
      return URI.create("https://" + (v6 ? "[" + host + "]" : host) + ":" + port);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(HOST + ", " + PORT + ": are not a host and port");
    }
  }

  private static String namespace(Path file) {
    return Files.exists(file) ? new String(bytes(file), StandardCharsets.UTF_8).strip() : "default";
  }

  private static byte[] bytes(Path file) {
    try {
      return BoundedBytes.of(file, 1);
    } catch (IOException e) {
      throw Unreadable.of(file.toString(), e);
    }
  }
}
