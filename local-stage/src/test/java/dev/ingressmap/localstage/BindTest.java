package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where it listens, and who may call it there. */
@Timeout(60)
class BindTest {

  private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.2");

  @BeforeAll
  static void needsAnotherAddress() {
    assumeTrue(isUsable(), "127.0.0.2 is no address of this machine: --bind is not tested");
  }

  private static boolean isUsable() {
    try (ServerSocket socket = new ServerSocket(0, 1, OTHER)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnlyByDefault() throws Exception {
    try (LocalStage stage = start(InetAddress.getLoopbackAddress(), "../k8s/base", List.of())) {
      for (URI url : List.of(stage.endpoint(), required(stage.ingress()))) {
        assertThatExceptionOfType(ConnectException.class)
            .isThrownBy(() -> new Socket(OTHER, url.getPort()).close());
      }
    }
  }

  @Test
  void listensEverywhereAndStillKnowsItsNames() throws Exception {
    try (LocalStage stage =
        start(InetAddress.ofLiteral("0.0.0.0"), "../k8s/base", List.of("local-stage"))) {
      int port = stage.endpoint().getPort();
      assertThat(stage.endpoint().getHost()).isEqualTo("localhost");
      assertThat(status(port, "127.0.0.2:" + port, "/restapis")).isEqualTo(200);
      assertThat(status(port, "local-stage:4566", "/restapis")).isEqualTo(200);
      assertThat(status(port, "192.168.1.5", "/_local/health")).isEqualTo(200);
      for (String host : List.of("evil.example", "other-container", "localhost.evil.example")) {
        for (String path : List.of("/restapis", "/_local/health", "/_local/faults")) {
          assertThat(status(port, host, path)).as(host + path).isEqualTo(403);
        }
      }
      String path = stage.first().invokeUrl().getPath() + "/health";
      assertThat(status(port, "anything", path)).isEqualTo(200);
      assertThat(status(required(stage.ingress()).getPort(), "demo.callmeradical.com", "/health"))
          .isEqualTo(200);
    }
  }

  @Test
  void takesOneAddress() throws Exception {
    try (LocalStage stage = start(OTHER, "../k8s/base", List.of())) {
      assertThat(stage.endpoint().getHost()).isEqualTo("127.0.0.2");
      assertThat(required(stage.ingress()).getHost()).isEqualTo("127.0.0.2");
      assertThat(InvokeCheck.get(stage.first().url("/health"))).isEqualTo("200");
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() ->
              new Socket(InetAddress.getLoopbackAddress(), stage.endpoint().getPort()).close());
    }
  }

  /** The status of the answer at the other address. */
  private static int status(int port, String host, String path) throws IOException {
    try (Socket socket = new Socket(OTHER, port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, host)
              .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  private static URI required(@Nullable URI url) {
    if (url == null) {
      throw new AssertionError("there is no ingress");
    }
    return url;
  }

  private static LocalStage start(InetAddress bind, String manifests, List<String> hosts) {
    return LocalStage.start(
        LocalStageSettings.of(
            new Given(
                Map.of(
                    Setting.BIND,
                    bind.getHostAddress(),
                    Setting.PORT,
                    "0",
                    Setting.INGRESS_PORT,
                    "0",
                    Setting.MANIFESTS,
                    manifests,
                    Setting.HOSTS,
                    String.join(",", hosts),
                    Setting.LOG,
                    "none"),
                Map.of())));
  }
}
