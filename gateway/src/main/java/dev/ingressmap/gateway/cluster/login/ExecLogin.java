package dev.ingressmap.gateway.cluster.login;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls with the credentials of an {@link ExecPlugin}, and renews them before they expire. */
final class ExecLogin implements OAuthTokenProvider {

  private static final Duration EARLY = Duration.ofMinutes(1);

  private final ExecPlugin plugin;
  private ExecCredential credential;

  private ExecLogin(ExecPlugin plugin, ExecCredential credential) {
    this.plugin = plugin;
    this.credential = credential;
  }

  static void with(ExecPlugin plugin, Config config) {
    ExecCredential credential = plugin.credential();
    String certificate = credential.certificate();
    String key = credential.key();
    if (certificate != null && key != null) {
      ClientCertificate.apply(
          certificate.getBytes(StandardCharsets.US_ASCII),
          key.getBytes(StandardCharsets.US_ASCII),
          config,
          plugin.command());
    }
    if (credential.token() != null) {
      ExecLogin login = new ExecLogin(plugin, credential);
      login.getToken();
      config.setOauthTokenProvider(login);
    }
  }

  @Override
  public synchronized String getToken() {
    @Nullable Instant expires = credential.expires();
    if (expires != null && Instant.now().plus(EARLY).isAfter(expires)) {
      credential = plugin.credential();
    }
    return BearerToken.checked(
        String.valueOf(credential.token()),
        reason -> ExecRun.problem(plugin, "gave a token that " + reason));
  }
}
