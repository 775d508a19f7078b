package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.http.LocalServer;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules over the wire. */
@Timeout(20)
class BackendFaultsEndpointTest {

  private static final String PATH = "/_local/backends";

  private final BackendFaults faults = new BackendFaults(() -> Set.of("shop/orders"));

  @AutoClose private final LocalServer server = started(faults);

  private static LocalServer started(@Nullable BackendFaults faults) {
    try {
      LocalServer server = new LocalServer(LocalServer.loopback(0), RequestHead.MAX_SIZE);
      server.start(
          new BackendFaultsEndpoint(
              faults,
              new Handler.Abstract() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) {
                  new Refusal(response, callback).write(418, "another handler");
                  return true;
                }
              }),
          new MalformedRequests());
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply call(String method, String body, String... headers) throws IOException {
    try (Wire wire = new Wire(server.address().getPort())) {
      return wire.send(
              Wire.request(method, PATH, headers)
                  .replace("\r\n\r\n", "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
          .reply(method);
    }
  }

  @Test
  void areSetShownAndRemoved() throws Exception {
    Reply set = call("PUT", "orders delay 20\norders status 503 20%");
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    String rules = "shop/orders delay 20\nshop/orders status 503 20%\n";
    assertThat(set.body()).isEqualTo(rules);
    assertThat(call("GET", "").body()).isEqualTo(rules);
    assertThat(call("HEAD", "").header("Content-Length")).isEqualTo("" + rules.length());
    Reply removed = call("DELETE", "");
    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.body()).isEmpty();
    assertThat(call("GET", "").body()).isEmpty();
  }

  @Test
  void areRefusedInOneLineWithoutControlCharacters() throws Exception {
    Reply reply = call("PUT", "a delay 1\u001b[2J\0<script>\u0085");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .startsWith("line 1, \"a delay 1\\x1b[2J\\x00<script>")
        .hasLineCount(1)
        .doesNotContain("\u001b", "\0");
    assertThat(call("PUT", "a\u00e2\u0080\u00ae delay 1").body()).contains("a\\u202e delay");
    assertThat(call("PUT", "\u00ff\u00fe delay 1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "OPTIONS", "put", "<b>"})
  void knowThreeMethods(String method) throws Exception {
    faults.replace("orders delay 1");
    try (Wire wire = new Wire(server.address().getPort())) {
      Reply reply = wire.send(Wire.request(method, PATH)).reply();

      assertThat(reply.status()).isIn(400, 405);
      if (reply.status() == 405) {
        assertThat(reply.header("Allow")).isEqualTo("GET, PUT, DELETE");
        assertThat(reply.body()).endsWith("has no meaning here: use GET, PUT or DELETE\n");
      }
    }
    assertThat(faults).hasToString("shop/orders delay 1\n");
  }

  @Test
  void haveASize() throws Exception {
    String rules = "orders delay 1\n".repeat(900);
    assertThat(call("PUT", rules + " ".repeat(64 * 1024 - rules.length())).status()).isEqualTo(200);

    Reply large = call("PUT", " ".repeat(64 * 1024 + 1));

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.body()).isEqualTo("the rules are too long, the maximum is 65536 bytes\n");
    assertThat(call("GET", "").body()).hasLineCount(900);
  }

  @Test
  void areNotWaitedForIfTheyAreTooLong() throws Exception {
    Reply reply =
        Wire.exchange(server.address().getPort(), "PUT", PATH, "Content-Length: 99999999999");

    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void haveASizeInChunksToo() throws Exception {
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    try (Wire wire = new Wire(server.address().getPort())) {
      wire.send(
          Wire.request("PUT", PATH, "Transfer-Encoding: chunked") + chunk.repeat(17) + "0\r\n\r\n");
      assertThat(wire.reply().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @CsvSource({"zz\\r\\n, false", "'', true", "5\\r\\nab, true"})
  void survivePoorBodies(String body, boolean ends) throws Exception {
    faults.replace("orders delay 1");
    try (Wire wire = new Wire(server.address().getPort())) {
      wire.send(
          Wire.request("PUT", PATH, "Transfer-Encoding: chunked")
              + body.replace("\\r", "\r").replace("\\n", "\n"));
      if (ends) {
        wire.endOfRequests();
      }
      assertThat(wire.reply().status()).isEqualTo(400);
    }
    assertThat(call("GET", "").body()).isEqualTo("shop/orders delay 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/backends/", "/_local/backend", "/", "/_LOCAL/backends"})
  void haveOnePath(String path) throws Exception {
    assertThat(Wire.exchange(server.address().getPort(), "GET", path).status()).isEqualTo(418);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void needAnIngress(String method) throws Exception {
    try (LocalServer none = started(null)) {
      Reply reply = Wire.exchange(none.address().getPort(), method, PATH);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).isEqualTo("there is no ingress: start local-stage with manifests\n");
    }
  }
}
