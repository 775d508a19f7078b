package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.cluster.login.KubeconfigEntry;
import dev.ingressmap.gateway.cluster.login.Pem;
import dev.ingressmap.gateway.yaml.YamlValue;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API server's address and the authorities to trust: a kubeconfig's cluster. */
final class ClusterEntry {

  private static final Map<String, String> REFUSED =
      Map.of(
          "tls-server-name",
          "cannot be used, because Java's HTTP client checks the name in server: put that name there");

  private ClusterEntry() {}

  static void apply(KubeconfigEntry cluster, Config config, Environment environment) {
    cluster.refuse(REFUSED);
    URI server = server(cluster.require("server"));
    config.setMasterUrl(server.toString());
    boolean insecure = cluster.flag("insecure-skip-tls-verify");
    config.setTrustCerts(insecure);
    config.setDisableHostnameVerification(insecure);
    byte @Nullable [] authorities =
        cluster.bytes("certificate-authority-data", "certificate-authority");
    if (authorities != null) {
      if (insecure) {
        throw cluster
            .require("insecure-skip-tls-verify")
            .invalid("cannot be combined with certificate-authority: remove one");
      }
      if (Pem.certificates(authorities).isEmpty()) {
        throw cluster.value().invalid("its certificate-authority has no certificate in PEM");
      }
      config.setCaCertData(Base64.getEncoder().encodeToString(authorities));
    }
    YamlValue proxy = cluster.get("proxy-url");
    if (proxy != null && !proxy.string().isEmpty()) {
      HttpProxy.read(proxy).apply(config);
    } else {
      HttpProxy.apply(environment, server, config);
    }
  }

  private static URI server(YamlValue value) {
    try {
      URI server = new URI(value.text());
      boolean http = "http".equalsIgnoreCase(server.getScheme());
      if ((http || "https".equalsIgnoreCase(server.getScheme()))
          && server.getHost() != null
          && server.getUserInfo() == null
          && server.getQuery() == null) {
        return server;
      }
    } catch (URISyntaxException e) {
      // Falls through: why it is not a URL makes no difference to the user.
    }
    throw value.invalid("is not a URL such as https://10.0.0.1:6443");
  }
}
