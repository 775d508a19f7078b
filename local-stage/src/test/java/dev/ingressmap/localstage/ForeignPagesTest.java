package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the control plane; and everybody may call a deployed API. */
@Timeout(20)
class ForeignPagesTest {

  @AutoClose private final LocalApiGateway gateway = new LocalApiGateway(0);
  private int port;

  ForeignPagesTest() throws Exception {}

  @BeforeEach
  void start() {
    gateway.start(
        new IngressHosts(host -> false, new InetSocketAddress(0)),
        Functions::new,
        Programs.USUAL,
        new Allowed(List.of("gateway.test"), List.of("http://localhost:3000")),
        Quotas.USUAL);
    port = gateway.port();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost:{port}",
        "Host: LocalHost.",
        "Host: 127.0.0.1:{port}",
        "Host: [::1]:{port}",
        "Host: 192.168.1.5",
        "Host: apigateway.localhost",
        "Host: gateway.test:4566",
        "Host: localhost:{port}|Origin: http://localhost:{port}",
        "Host: localhost:{port}|Origin: http://127.0.0.1:{port}",
        "Host: 192.168.1.5:{port}|Origin: http://192.168.1.5:{port}",
        "Host: gateway.test|Origin: http://gateway.test",
        "Host: localhost:{port}|Referer: http://localhost:{port}/_local/console?a=b",
        "Host: localhost:{port}|Origin: http://localhost:3000|Sec-Fetch-Site: cross-site",
        "Host: localhost:{port}|Referer: http://localhost:3000/page|Sec-Fetch-Site: same-site",
        "Host: localhost:{port}|Sec-Fetch-Site: none",
        "Host: localhost:{port}|Sec-Fetch-Site: same-origin",
      })
  void ownPagesAndProgramsMay(String headers) throws Exception {
    for (String path : List.of("/restapis", "/_local/faults", "/2013-04-01/hostedzone")) {
      assertThat(send("GET " + path, headers).status()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example:{port}",
        "Host: localhost.evil.example:{port}",
        "Host: notlocalhost",
        "Host: 127.0.0.1.evil.example",
        "Host: gateway.tests",
      })
  void otherNamesMayNot(String headers) throws Exception {
    assertRefused(headers, " is not a name of local-stage: add it to LOCAL_STAGE_HOSTS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost",
        "Origin: http://localhost:3001",
        "Origin: http://evil.example:{port}",
        "Origin: http://203.0.113.5:{port}",
        "Origin: http://localhost.evil.example:{port}",
        "Origin: http://localhost:{port}@evil.example",
        "Origin: http://a.execute-api.localhost:{port}",
        "Referer: http://localhost:{port}/_aws/execute-api/a/v1/page",
        "Referer: http://localhost:{port}/restapis/a/v1/_user_request_/page",
        "Referer: http://localhost:{port}/restapis/a/v1/_user_request_",
        "Origin: http://localhost:{port}|Referer: http://localhost:{port}/_aws/execute-api/a/v1/b",
        "Origin: http://127.0.0.1:{port}|Referer: http://evil.example/",
        "Origin: http://localhost:{port}|Referer: garbage <>",
        "Origin: garbage <>",
        "Origin: ",
        "Referer: https://evil.example/page",
        "Sec-Fetch-Site: cross-site",
        "Origin: http://localhost:{port}|Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: cross-site|Authorization: AWS4-HMAC-SHA256 Credential=a/1/us-east-1/x",
      })
  void otherPagesMayNot(String headers) throws Exception {
    assertRefused("Host: localhost:{port}|" + headers, "add its origin to LOCAL_STAGE_ORIGINS");
  }

  @Test
  void pagesOfAnAllowedOriginMayReadAndChange() throws Exception {
    String page = "Host: localhost:{port}|Origin: http://localhost:3000";
    Reply read = send("GET /restapis", page);
    assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    assertThat(read.header("Vary")).isEqualTo("Origin");

    Reply asked =
        send(
            "OPTIONS /restapis/a",
            page
                + "|Access-Control-Request-Method: PATCH"
                + "|Access-Control-Request-Headers: authorization,content-type,x-amz-date");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
    assertThat(asked.header("Access-Control-Allow-Headers"))
        .isEqualTo("authorization,content-type,x-amz-date");
  }

  @Test
  void nothingOfAPageIsRepeatedButNames() throws Exception {
    Reply asked =
        send(
            "OPTIONS /restapis",
            "Host: localhost:{port}|Origin: http://localhost:3000"
                + "|Access-Control-Request-Method: GET"
                + "|Access-Control-Request-Headers: a;b<script>");

    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Access-Control-Allow-Headers")).isEmpty();
    assertThat(
            send("GET /restapis", "Host: localhost:{port}").header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void http10WithoutAHostIsAProgram() throws Exception {
    try (Wire wire = new Wire(port)) {
      Reply reply = wire.send("GET /restapis HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").reply();
      assertThat(reply.status()).isEqualTo(200);
    }
  }

  /** As on AWS, the API's own CORS settings decide whether a page may read the answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a.execute-api.localhost|Origin: https://evil.example|Sec-Fetch-Site: cross-site",
        "Host: a.execute-api.us-east-1.amazonaws.com|Referer: https://evil.example/",
      })
  void stagesAreOpenToAll(String headers) throws Exception {
    Reply reply = send("GET /v1/health", headers);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  private void assertRefused(String headers, String message) throws Exception {
    for (String line :
        List.of(
            "GET /restapis",
            "POST /restapis",
            "DELETE /restapis/a",
            "PUT /_local/faults",
            "OPTIONS /restapis",
            "POST /2013-04-01/hostedzone",
            "GET /")) {
      Reply reply = send(line, headers + "|Content-Type: text/plain|Content-Length: 0");
      assertThat(reply.status()).as(line).isEqualTo(403);
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
      assertThat(reply.body()).contains(message);
      assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
    }
  }

  private Reply send(String line, String headers) throws Exception {
    String head =
        line
            + " HTTP/1.1\r\n"
            + headers.replace("{port}", Integer.toString(port)).replace("|", "\r\n")
            + "\r\n\r\n";
    try (Wire wire = new Wire(port)) {
      return wire.send(head).reply(line.split(" ", 2)[0]);
    }
  }
}
