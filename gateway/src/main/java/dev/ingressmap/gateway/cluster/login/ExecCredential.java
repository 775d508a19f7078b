package dev.ingressmap.gateway.cluster.login;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The credentials from an {@link ExecPlugin}.
 *
 * @param expires null if unknown
 */
record ExecCredential(
    @Nullable String token,
    @Nullable String certificate,
    @Nullable String key,
    @Nullable Instant expires) {

  private static final JsonMapper JSON = new JsonMapper();

  static ExecCredential parse(ExecPlugin plugin, String output) {
    JsonNode answer;
    try {
      answer = JSON.readTree(output);
    } catch (JacksonException e) {
      throw ExecRun.problem(plugin, "printed no ExecCredential in JSON");
    }
    if (!answer.path("kind").asString("").equals("ExecCredential")) {
      throw ExecRun.problem(plugin, "printed no ExecCredential in JSON");
    }
    String apiVersion = answer.path("apiVersion").asString("");
    if (!apiVersion.equals(plugin.apiVersion())) {
      throw ExecRun.problem(
          plugin,
          "printed a credential of "
              + Words.line(apiVersion)
              + ", but the kubeconfig says "
              + plugin.apiVersion());
    }
    JsonNode status = answer.path("status");
    ExecCredential credential =
        new ExecCredential(
            text(status, "token"),
            text(status, "clientCertificateData"),
            text(status, "clientKeyData"),
            instant(text(status, "expirationTimestamp")));
    if (credential.token == null && (credential.certificate == null || credential.key == null)) {
      throw ExecRun.problem(plugin, "gave neither a token nor a certificate with its key");
    }
    return credential;
  }

  @Override
  public String toString() {
    return "credential until " + expires;
  }

  private static @Nullable String text(JsonNode status, String field) {
    String text = status.path(field).asString("");
    return text.isBlank() ? null : text;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
