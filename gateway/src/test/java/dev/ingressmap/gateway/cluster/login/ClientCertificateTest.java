package dev.ingressmap.gateway.cluster.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.KeyPairFiles;
import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client certificates, at a server that accepts no caller without one. */
class ClientCertificateTest {

  @TempDir private static Path keys;

  private static Map<String, KeyPairFiles> clients = Map.of();
  private static Map<String, KeyPairFiles> servers = Map.of();

  @TempDir private Path folder;

  @BeforeAll
  static void create() throws Exception {
    clients =
        Map.of(
            "EC", KeyPairFiles.create(keys, "jane", "EC", ""),
            "RSA", KeyPairFiles.create(keys, "jane", "RSA", ""));
    servers =
        Map.of(
            "localhost", KeyPairFiles.create(keys, "server", "EC", "SAN=dns:localhost"),
            "other", KeyPairFiles.create(keys, "server", "EC", "SAN=dns:other.example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void saysWhoCalls(String algorithm) throws Exception {
    KeyPairFiles client = client(algorithm);

    assertThat(callerSeenBy("localhost", client.asUser(), client)).isEqualTo("CN=jane");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void mayBeGivenByAPlugin(String algorithm) throws Exception {
    KeyPairFiles client = client(algorithm);

    assertThat(callerSeenBy("localhost", client.asPlugin(), client)).isEqualTo("CN=jane");
  }

  @Test
  void isMissedByTheServer() throws Exception {
    KeyPairFiles client = client("EC");

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> callerSeenBy("localhost", "", client))
        .withMessageMatching(
            "context test \\(https://localhost:\\d+\\): (cannot speak TLS with it|the connection"
                + " broke).*");
  }

  @Test
  void isNotSentToAnotherServer() throws Exception {
    KeyPairFiles client = client("EC");

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> callerSeenBy("other", client.asUser(), client))
        .withMessageContaining("): its certificate is for another server: ");
  }

  @Test
  void needsAKeyThatIsOne() throws Exception {
    KeyPairFiles client = client("EC");
    Path key = folder.resolve("key.pem");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PRIVATE KEY-----\n");

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> callerSeenBy("localhost", withKey(client, key), client))
        .withMessageContaining("): the client-certificate with its client-key cannot be used")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("czNjcmV0", "s3cret"));
  }

  @Test
  void mayHaveItsKeyBehindTheParametersOfTheCurve() throws Exception {
    KeyPairFiles client = client("EC");
    Path key = folder.resolve("key.pem");
    String parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    Files.writeString(key, parameters + Files.readString(client.key()));

    assertThat(callerSeenBy("localhost", withKey(client, key), client)).isEqualTo("CN=jane");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EC PARAMETERS         | ''                        | has no private key in PEM
          ENCRYPTED PRIVATE KEY | ''                        | is encrypted: decrypt it with openssl pkey
          RSA PRIVATE KEY       | 'Proc-Type: 4,ENCRYPTED'  | is encrypted: decrypt it with openssl pkey
          """)
  void needsAKeyThatCanBeRead(String what, String header, String problem) throws Exception {
    KeyPairFiles client = client("EC");
    Path key = folder.resolve("key.pem");
    Files.writeString(
        key, "-----BEGIN %1$s-----\n%2$s\nAAAA\n-----END %1$s-----\n".formatted(what, header));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> callerSeenBy("localhost", withKey(client, key), client))
        .withMessageEndingWith("users[0].user: its client key " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC PRIVATE KEY", "RSA PRIVATE KEY"})
  void needsAKeyThatIsWhatItSays(String what) throws Exception {
    KeyPairFiles client = client("EC");
    Path key = folder.resolve("key.pem");
    Files.writeString(key, "-----BEGIN %1$s-----\nAAAA\n-----END %1$s-----\n".formatted(what));

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> callerSeenBy("localhost", withKey(client, key), client))
        .withMessageContaining("): the client-certificate with its client-key cannot be used");
  }

  private static String withKey(KeyPairFiles client, Path key) {
    return client.asUser().replace(client.key().toString(), key.toString());
  }

  private static KeyPairFiles client(String algorithm) {
    return Objects.requireNonNull(clients.get(algorithm));
  }

  /** The caller as the server sees it. */
  private String callerSeenBy(String server, String user, KeyPairFiles trusted) throws Exception {
    KeyPairFiles own = Objects.requireNonNull(servers.get(server));
    AtomicReference<String> caller = new AtomicReference<>("nobody");
    SSLContext context = own.contextThatTrusts(trusted);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    https.createContext(
        "/",
        exchange -> {
          try (exchange) {
            caller.set(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
            byte[] body =
                Manifest.list("", Manifest.item("a", "b", "/c")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    https.start();
    try {
      String url = "https://localhost:" + https.getAddress().getPort();
      Path file = folder.resolve("kubeconfig");
      String trust = "certificate-authority: " + own.certificate();
      Files.writeString(file, MockCluster.kubeconfig(url, trust, user));
      ClusterMap.read(
          new ClusterSource(file, null, List.of()), MockCluster.nowhere(folder), Settings.DEFAULT);
      return caller.get();
    } finally {
      https.stop(0);
    }
  }
}
