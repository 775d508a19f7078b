package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.yaml.YamlValue;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credentials for the API server: a kubeconfig's user. */
public final class UserEntry {

  private static final Map<String, String> REFUSED =
      Map.of(
          "auth-provider",
          "cannot be used: get credentials by exec, as newer kubeconfigs do",
          "as-uid",
          "cannot be used: remove it",
          "as-user-extra",
          "cannot be used: remove it");

  private UserEntry() {}

  public static void apply(KubeconfigEntry user, KubeconfigEntry cluster, Config config) {
    user.refuse(REFUSED);
    config.setUsername(user.text("username"));
    config.setPassword(user.text("password"));
    config.setImpersonateUsername(user.text("as"));
    YamlValue groups = user.get("as-groups");
    if (groups != null) {
      config.setImpersonateGroups(
          groups.items().stream().map(YamlValue::text).toArray(String[]::new));
    }
    certificate(user, config);
    Path tokenFile = user.path("tokenFile");
    @Nullable String token = user.text("token");
    YamlValue exec = user.get("exec");
    if (tokenFile != null) {
      TokenFile file = new TokenFile(tokenFile);
      file.getToken();
      config.setOauthTokenProvider(file);
    } else if (token != null) {
      config.setOauthToken(BearerToken.checked(token, user.require("token")::invalid));
    } else if (exec != null) {
      ExecLogin.with(ExecPlugin.read(new KubeconfigEntry(user.file(), exec), cluster), config);
    }
  }

  private static void certificate(KubeconfigEntry user, Config config) {
    byte @Nullable [] certificate = user.bytes("client-certificate-data", "client-certificate");
    byte @Nullable [] key = user.bytes("client-key-data", "client-key");
    if ((certificate == null) != (key == null)) {
      String missing = key == null ? "client-key" : "client-certificate";
      throw user.value().invalid("has only half of a certificate: " + missing + " is missing");
    }
    if (certificate != null && key != null) {
      ClientCertificate.apply(certificate, key, config, user.value());
    }
  }
}
