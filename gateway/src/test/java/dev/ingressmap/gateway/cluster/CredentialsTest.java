package dev.ingressmap.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.settings.Settings;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caller's identity, as the API server sees it. */
class CredentialsTest {

  private static final String V1 = "client.authentication.k8s.io/v1";
  private static final String CREDENTIAL =
      "{\"apiVersion\": \"" + V1 + "\", \"kind\": \"ExecCredential\", \"status\": {%s}}";

  @TempDir private Path folder;
  @AutoClose private final MockCluster cluster = MockCluster.withAnswers();

  @BeforeEach
  void letAnyoneIn() {
    cluster.always(
        MockCluster.INGRESSES + 500, 200, Manifest.list("", Manifest.item("a", "b", "/c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token: t0ken                            | Authorization     | Bearer t0ken
          'token: ignored, tokenFile: token.txt'  | Authorization     | Bearer of-the-file
          'username: jane, password: doe'         | Authorization     | Basic amFuZTpkb2U=
          'as: root, as-groups: [admins]'         | Impersonate-User  | root
          'as: root, as-groups: [admins]'         | Impersonate-Group | admins
          """)
  void areThoseOfTheKubeconfig(String user, String header, String value) throws Exception {
    Files.writeString(folder.resolve("token.txt"), "of-the-file\n");

    assertThat(requestOf(user).getHeader(header)).isEqualTo(value);
  }

  @Test
  void areNoneIfTheKubeconfigHasNone() throws Exception {
    assertThat(requestOf("").getHeader("Authorization")).isNull();
  }

  /** An API server ends an HTTP/2 connection after a 401, and Java 17 then loses the answer. */
  @Test
  void areSentByHttp11() throws Exception {
    assertThat(requestOf("token: t0ken").getHeader("Upgrade")).isNull();
  }

  @Test
  void areThoseOfAPlugin() throws Exception {
    String printed = CREDENTIAL.formatted("\"token\": \"from-$TENANT-$1-$(cat given)\"");
    plugin(
        """
        cd "$(dirname "$0")"
        echo "a warning" >&2
        printf '%s' "$KUBERNETES_EXEC_INFO" > given-info
        printf x > given
        cat <<END
        """
            + printed
            + "\nEND\n");

    String authorization =
        requestOf(exec("./plugin", ", args: [\"$(arg)\"], env: [{name: TENANT, value: t1}]"))
            .getHeader("Authorization");

    assertThat(authorization).isEqualTo("Bearer from-t1-$(arg)-x");
    assertThat(folder.resolve("given-info"))
        .hasContent(
            "{\"apiVersion\":\""
                + V1
                + "\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}");
  }

  /** Above all with few processors, where a waiting reader must not block the other one. */
  @Test
  @Timeout(30)
  void areThoseOfAPluginHoweverMuchItSaysBesides() throws Exception {
    plugin(
        "head -c 300000 /dev/zero >&2\necho '"
            + CREDENTIAL.formatted("\"token\": \"t0ken\"")
            + "'\n");

    assertThat(requestOf(exec("./plugin", "")).getHeader("Authorization"))
        .isEqualTo("Bearer t0ken");
  }

  @Test
  @Timeout(30)
  void areMissedIfAPluginFailsInOneLongLine() throws IOException {
    plugin("head -c 300000 /dev/zero | tr '\\0' x >&2\nexit 1\n");

    assertProblem(
        exec("./plugin", ""),
        ":8: users[0].user.exec.command: \"./plugin\" failed with exit code 1: "
            + "x".repeat(300)
            + "…");
  }

  @Test
  void maySendAPluginToTheCluster() throws Exception {
    plugin(
        "printf '%s' \"$KUBERNETES_EXEC_INFO\" > \"$(dirname \"$0\")/given-info\"\necho '"
            + CREDENTIAL.formatted("\"token\": \"t\"")
            + "'\n");

    requestOf(exec("./plugin", ", provideClusterInfo: true"));

    assertThat(folder.resolve("given-info"))
        .content()
        .contains("\"server\":\"" + cluster.url() + "\"");
  }

  @Test
  void areAskedForAgainBeforeTheyExpire() throws Exception {
    plugin(
        "echo x >> \"$(dirname \"$0\")/runs\"\necho '"
            + CREDENTIAL.formatted(
                "\"token\": \"t\", \"expirationTimestamp\": \"2020-01-01T00:00:00Z\"")
            + "'\n");

    requestOf(exec("./plugin", ""));

    assertThat(Files.readAllLines(folder.resolve("runs"))).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          echo first >&2; echo "SSO token of jane has expired" >&2; exit 255 | failed with exit code 255: SSO token of jane has expired
          exit 3                                     | failed with exit code 3
          echo '{"token": "s3cret"'                  | printed no ExecCredential in JSON
          echo '{"kind": "Pod", "token": "s3cret"}'  | printed no ExecCredential in JSON
          echo '{"kind": "ExecCredential", "apiVersion": "v0", "status": {"token": "s3cret"}}' | printed a credential of v0, but the kubeconfig says client.authentication.k8s.io/v1
          echo '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": {"clientKeyData": "s3cret"}}' | gave neither a token nor a certificate with its key
          """)
  void areMissedIfAPluginFails(String script, String reason) throws IOException {
    plugin(script + "\n");

    assertProblem(exec("./plugin", ""), ":8: users[0].user.exec.command: \"./plugin\" " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no-such-plugin | , installHint: "See\\nexample.com." | :8: users[0].user.exec.command: "no-such-plugin" cannot be started: is it installed and on the PATH? See example.com.
          ./none         | ``                                  | :8: users[0].user.exec.command: "./none" cannot be started: is it installed and on the PATH?
          ./none         | , interactiveMode: Always           | :8: users[0].user.exec.interactiveMode: cannot be used: this user can only log in at a terminal: choose another user
          """)
  void areMissedIfAPluginCannotRun(String command, String more, String problem) throws IOException {
    assertProblem(exec(command, more), problem);
  }

  @Test
  void areNoTokenThatAHeaderCannotHave() throws IOException {
    plugin("echo '" + CREDENTIAL.formatted("\"token\": \"s3cret\\u0001\"") + "'\n");

    assertProblem(
        exec("./plugin", ""),
        ":8: users[0].user.exec.command: \"./plugin\" gave a token that has characters that no token"
            + " has");
  }

  @Test
  void areThoseOfAPodAsTheyAreAtTheTime() throws Exception {
    try (MockCluster around = MockCluster.overTls()) {
      around.always(
          MockCluster.INGRESSES + 500, 200, Manifest.list("", Manifest.item("a", "b", "/c")));
      Path account = Files.createDirectory(folder.resolve("account"));
      Files.copy(around.certificate(), account.resolve("ca.crt"));
      Files.writeString(account.resolve("token"), "of-the-pod");
      String port = around.url().replaceFirst(".*:", "");
      Environment pod =
          new Environment(
              Map.of("KUBERNETES_SERVICE_HOST", "localhost", "KUBERNETES_SERVICE_PORT", port),
              folder,
              account);

      ClusterMap read =
          ClusterMap.read(new ClusterSource(null, null, List.of()), pod, Settings.DEFAULT);

      assertThat(read.cluster()).isEqualTo("this cluster (" + around.url() + ")");
      assertThat(around.request().getHeader("Authorization")).isEqualTo("Bearer of-the-pod");
    }
  }

  private RecordedRequest requestOf(String user) throws Exception {
    read(user);
    return cluster.request();
  }

  private void assertProblem(String user, String problem) throws IOException {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> read(user))
        .withMessage(folder.resolve("kubeconfig") + problem);
  }

  private void read(String user) throws IOException {
    ClusterMap.read(
        new ClusterSource(cluster.kubeconfig(folder, user), null, List.of()),
        MockCluster.nowhere(folder),
        Settings.DEFAULT);
  }

  private static String exec(String command, String more) {
    return "exec: {apiVersion: %s, command: %s%s}".formatted(V1, command, more);
  }

  private void plugin(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
