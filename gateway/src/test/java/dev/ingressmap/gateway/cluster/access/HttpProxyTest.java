package dev.ingressmap.gateway.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections to a server that only a proxy can reach. */
class HttpProxyTest {

  @TempDir private Path folder;
  private final AtomicReference<String> asked = new AtomicReference<>("nothing");
  private final AtomicReference<String> authorization = new AtomicReference<>("none");
  private HttpServer proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.set(exchange.getRequestURI().toString());
            authorization.set(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            byte[] body =
                Manifest.list("", Manifest.item("a", "b", "/c")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    proxy.start();
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
  }

  @Test
  void isThatOfTheKubeconfig() throws IOException {
    read("proxy-url: \"" + url("") + "\"", Map.of("HTTP_PROXY", "http://no.invalid:1"));

    assertThat(asked.get()).startsWith("http://cluster.invalid/apis/networking.k8s.io/");
  }

  @Test
  void isThatOfTheEnvironment() throws IOException {
    read("", Map.of("http_proxy", url("jane:doe@"), "NO_PROXY", "other.invalid, 10.0.0.0/8"));

    assertThat(asked.get()).startsWith("http://cluster.invalid/apis/networking.k8s.io/");
    assertThat(authorization.get()).isEqualTo("Basic amFuZTpkb2U=");
  }

  @Test
  void isNotUsedForAServerThatIsExcluded() {
    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read("", Map.of("HTTP_PROXY", url(""), "NO_PROXY", ".invalid")))
        .withMessageContaining("no such host");
    assertThat(asked.get()).isEqualTo("nothing");
  }

  @Test
  void isRefusedWithoutItsPassword() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> read("", Map.of("HTTP_PROXY", "socks5://jane:s3cret@proxy:1080")))
        .withMessage("HTTP_PROXY: cannot be used: only HTTP proxies such as http://proxy:3128 can");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                    | https://a.example.com      | true
          a.example.com        | https://a.example.com:6443 | true
          a.example.com:6443   | https://a.example.com:6443 | true
          a.example.com:6443   | https://a.example.com:443  | false
          ' x, .example.com '  | https://A.example.com      | true
          example.com          | https://a.example.com      | true
          ample.com            | https://a.example.com      | false
          *.example.com        | https://a.example.com      | true
          10.0.0.0/8           | https://10.96.0.1          | true
          10.0.0.0/8           | https://11.0.0.1           | false
          10.96.0.0/15         | https://10.97.255.255      | true
          10.96.0.0/15         | https://10.98.0.0          | false
          fd00::/8             | https://[fd12::1]:6443     | true
          fd00::/8             | https://10.0.0.1           | false
          10.0.0.0/99          | https://10.0.0.1           | false
          10.0.0.0/8           | https://a.example.com      | false
          0.1                  | https://10.0.0.1           | false
          10.0.0.1             | https://10.0.0.1:6443      | true
          ''                   | https://10.0.0.1:6443      | false
          ''                   | https://localhost:6443     | true
          ''                   | https://127.0.0.9:6443     | true
          ''                   | https://[::1]:6443         | true
          """)
  void leavesServersOut(String patterns, URI server, boolean covered) {
    assertThat(NoProxy.parse(patterns).covers(server)).isEqualTo(covered);
  }

  private String url(String user) {
    return "http://" + user + "localhost:" + proxy.getAddress().getPort();
  }

  private void read(String facts, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("kubeconfig");
    Files.writeString(file, MockCluster.kubeconfig("http://cluster.invalid", facts, ""));
    ClusterMap.read(
        new ClusterSource(file, null, List.of()),
        new Environment(variables, folder, folder.resolve("none")),
        Settings.DEFAULT);
  }
}
