package dev.ingressmap.gateway.cluster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.ClosedPort;
import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API servers that do not answer, and those that are not trusted. */
class UnreachedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void isNobodyAtAPort() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      assertFailure(
          closed.url(),
          "",
          "cannot connect: is the cluster up, and the server in the kubeconfig right?");
    }
  }

  @Test
  void isAHostWithoutAnAddress() throws IOException {
    assertFailure(
        "https://cluster.invalid:6443",
        "",
        "cannot connect: no such host: is the server in the kubeconfig right?");
  }

  @Test
  void isAServerThatKeepsSilent() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      assertSilent("http://localhost:" + socket.getLocalPort());
    }
  }

  @Test
  void isAServerThatStopsInTheMiddle() throws Exception {
    // The garbage collector would close an unreferenced socket.
    List<Socket> open = new CopyOnWriteArrayList<>();
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread half = new Thread(() -> answerHalf(socket, open));
      half.setDaemon(true);
      half.start();
      assertSilent("http://localhost:" + socket.getLocalPort());
    }
    assertThat(open).isNotEmpty();
  }

  @Test
  void isACertificateThatNobodyVouchesFor() throws IOException {
    try (MockCluster cluster = MockCluster.overTls()) {
      assertFailure(
          cluster.url(),
          "",
          "its certificate is not trusted: give the right certificate-authority in the kubeconfig");
    }
  }

  @Test
  void isNoTls() throws IOException {
    try (MockCluster cluster = MockCluster.withAnswers()) {
      assertThatExceptionOfType(ClusterFailure.class)
          .isThrownBy(() -> read(cluster.url().replace("http:", "https:"), ""))
          .withMessageContaining("): cannot speak TLS with it: ");
    }
  }

  @Test
  void isAServerThatPointsToAnotherOne() throws Exception {
    try (MockCluster cluster = MockCluster.withAnswers();
        MockCluster other = MockCluster.withAnswers()) {
      cluster.redirect(MockCluster.INGRESSES + 500, other.url() + "/login");

      assertFailure(
          cluster.url(),
          "",
          "redirects elsewhere (302), to "
              + other.url()
              + "/login: is the server in the kubeconfig right?");
      assertThat(other.requests()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"insecure-skip-tls-verify: true", "certificate-authority: ca.pem"})
  void isNotWhatTheKubeconfigTrusts(String trust) throws IOException {
    try (MockCluster cluster = MockCluster.overTls()) {
      Files.copy(cluster.certificate(), folder.resolve("ca.pem"));
      cluster.always(
          MockCluster.INGRESSES + 500, 200, Manifest.list("", Manifest.item("a", "b", "/c")));

      assertThat(read(cluster.url(), trust).map().objects()).hasSize(1);
    }
  }

  private static void answerHalf(ServerSocket server, List<Socket> open) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void assertSilent(String server) {
    Limits limits = new Limits(PATIENCE, Duration.ofSeconds(1), 500);
    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read(server, "", limits))
        .withMessage(
            "context test (" + server + "): no answer within 1 s: is the cluster overloaded?");
  }

  private void assertFailure(String server, String trust, String reason) {
    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read(server, trust))
        .withMessage("context test (" + server + "): " + reason);
  }

  private ClusterMap read(String server, String trust) throws IOException {
    return read(server, trust, new Limits(PATIENCE, PATIENCE, 500));
  }

  private ClusterMap read(String server, String trust, Limits limits) throws IOException {
    Path file = folder.resolve("kubeconfig");
    Files.writeString(file, MockCluster.kubeconfig(server, trust, ""));
    return ClusterMap.read(
        new ClusterSource(file, null, List.of()),
        MockCluster.nowhere(folder),
        Settings.DEFAULT,
        limits);
  }
}
