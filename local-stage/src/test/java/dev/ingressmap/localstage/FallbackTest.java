package dev.ingressmap.localstage;

import static dev.ingressmap.localstage.OtherServicesTest.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.storage.Storage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of services that are not here go to an emulator that has them. */
@Timeout(30)
class FallbackTest {

  @AutoClose private final Backend emulator = new Backend();

  @AutoClose
  private final LocalStage stage =
      LocalStage.builder().fallback(URI.create(emulator.url())).start();

  private final int port = stage.endpoint().getPort();

  @Test
  void passesACallOnUnchanged() throws Exception {
    String target = "/bucket/a%2Fb//c%20d/../+e?acl&prefix=a%20b+c&x=[1]";
    String body = "a=b".repeat(100_000);
    emulator.answers(200, "done");

    exchange(
        "PUT " + target + " HTTP/1.1",
        "Host: Bucket.s3.localhost:" + port,
        signed("s3"),
        "x-amz-meta-A: B",
        "X-Amz-Content-SHA256: c",
        "Connection: keep-alive, X-Hop",
        "X-Hop: 1",
        "Content-Length: " + body.length(),
        "",
        body);

    Received call = emulator.take();
    assertThat(call.method()).isEqualTo("PUT");
    assertThat(call.target()).isEqualTo(target);
    assertThat(call.body()).isEqualTo(body);
    assertThat(call.headerNames())
        .containsExactlyInAnyOrder(
            "Host",
            "Authorization",
            "x-amz-meta-A",
            "X-Amz-Content-SHA256",
            "Content-Length",
            "Connection",
            "Via");
    assertThat(call.header("Host")).isEqualTo("Bucket.s3.localhost:" + port);
    assertThat(call.header("Authorization")).isEqualTo(signed("s3").substring(15));
    assertThat(call.header("Connection")).isEqualTo("close");
    assertThat(call.header("Via")).startsWith("1.1 local-stage-");
  }

  /** A page would have the control plane's origin, hence the one header. */
  @Test
  void passesTheAnswerBackUnchangedButForTheSandbox() throws Exception {
    emulator.answers(
        418,
        "<html>",
        "Date: Thu, 01 Jan 2026 00:00:00 GMT",
        "Server: moto",
        "Content-Type: text/html",
        "ETag: \"a\"",
        "x-amzn-RequestId: id",
        "Access-Control-Allow-Origin: *",
        "Set-Cookie: a=b",
        "Set-Cookie: c=d");

    Reply reply = send("GET /bucket/page", signed("s3"));

    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.body()).isEqualTo("<html>");
    assertThat(reply.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "date", List.of("Thu, 01 Jan 2026 00:00:00 GMT"),
                "server", List.of("moto"),
                "content-type", List.of("text/html"),
                "etag", List.of("\"a\""),
                "x-amzn-requestid", List.of("id"),
                "access-control-allow-origin", List.of("*"),
                "set-cookie", List.of("a=b", "c=d"),
                "content-length", List.of("6"),
                "content-security-policy",
                    List.of(
                        "sandbox allow-downloads allow-forms allow-modals allow-popups"
                            + " allow-scripts")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Target: DynamoDB_20120810.ListTables",
        "Content-Type: application/x-www-form-urlencoded",
        "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/sts/aws4_request",
        "Authorization: AWS a:b",
      })
  void passesOnWhateverIsOfAnotherService(String header) throws Exception {
    emulator.answers(200, "there");

    assertThat(send("POST /", header, "Content-Length: 0").body()).isEqualTo("there");
  }

  @Test
  void bothApisOfApiGatewayAreToldApart() throws Exception {
    emulator.answers(200, "there");

    assertThat(send("GET /v2/apis", signed("apigateway")).body()).isEqualTo("there");
    assertThat(send("GET /restapis", signed("apigateway")).body()).contains("\"item\"");
    assertThat(emulator.take().target()).isEqualTo("/v2/apis");
    assertThat(emulator.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/restapis|apigateway",
        "/nothing|apigateway",
        "/2013-04-01/nothing|route53",
        "/2015-03-31/functions/none|lambda",
        "/2030-01-01/nothing|lambda",
        "/nothing|execute-api",
        "/_aws/execute-api/none/v1/a|s3",
        "/_local/health|s3",
      })
  void keepsItsOwn(String pathAndScope) throws Exception {
    String[] parts = pathAndScope.split("\\|", 2);

    send("GET " + parts[0], signed(parts[1]));

    assertThat(emulator.waiting()).isZero();
  }

  @Test
  void keepsForeignPagesFromTheFallbackToo() throws Exception {
    for (String foreign : List.of("Origin: https://evil.example", "Sec-Fetch-Site: cross-site")) {
      assertThat(send("POST /", signed("s3"), foreign, "Content-Length: 0").status())
          .isEqualTo(403);
    }
    assertThat(exchange("GET / HTTP/1.1", "Host: evil.example", signed("s3"), "", "").status())
        .isEqualTo(403);
    assertThat(emulator.waiting()).isZero();
  }

  @Test
  void asksForABodyAndDoesNotKnowItsLength() throws Exception {
    emulator.answers(200, "done");
    try (Wire wire = new Wire(port)) {
      wire.send(
          Wire.request(
              "PUT", "/b/k", signed("s3"), "Expect: 100-continue", "Transfer-Encoding: chunked"));
      wire.send("3\r\nabc\r\n0\r\n\r\n");
      Reply first = wire.reply("HEAD");
      assertThat((first.status() == 100 ? wire.reply() : first).status()).isEqualTo(200);
    }
    Received call = emulator.take();
    assertThat(call.body()).isEqualTo("abc");
    assertThat(call.header("Expect")).isEmpty();
  }

  @Test
  void refusesMoreThanAnyServiceTakes() throws Exception {
    Reply reply =
        exchange(
            "PUT /b/k HTTP/1.1",
            "Host: localhost",
            signed("s3"),
            "Expect: 100-continue",
            "Content-Length: 5368709121",
            "",
            "");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("<Code>EntityTooLarge</Code>");
    assertThat(emulator.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-", "nonsense\r\n\r\n"})
  void saysThatTheFallbackBreaksOff(String bytes) throws Exception {
    emulator.breaksOff(bytes);

    Reply reply = send("POST /", signed("dynamodb"), "X-Amz-Target: A.B", "Content-Length: 0");

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body())
        .isEqualTo(
            "{\"__type\":\"BadGatewayException\",\"message\":\"LOCAL_STAGE_FALLBACK "
                + emulator.url()
                + " does not answer: start it, or correct the address\"}");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    emulator.close();

    Reply reply = send("GET /?Action=A", signed("ec2"));

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body())
        .startsWith("<Response><Errors><Error><Code>BadGateway</Code><Message>LOCAL_STAGE_FALLBACK")
        .contains(" does not answer: start it, or correct the address");
  }

  @Test
  void doesNotAskItself() throws Exception {
    try (LocalApiGateway itself = new LocalApiGateway(0)) {
      itself.start(
          new IngressHosts(host -> false, new InetSocketAddress(0)),
          Functions::new,
          Programs.USUAL,
          Allowed.NOTHING,
          Quotas.USUAL,
          Storage.none(),
          URI.create("http://localhost:" + itself.port()),
          CallRecorder.NONE,
          null,
          Map::of);

      Reply reply = Wire.exchange(itself.port(), "GET", "/bucket", signed("s3"));

      assertThat(reply.status()).isEqualTo(508);
      assertThat(reply.body())
          .contains("<Code>LoopDetected</Code>", " leads back here: it must be another emulator");
    }
  }

  @Test
  void leavesTheHeadersForPagesToOneServer() throws Exception {
    emulator.answers(200, "a", "Access-Control-Allow-Origin: *", "Access-Control-Max-Age: 1");
    Map<Setting, String> given =
        Map.of(
            Setting.PORT, "0",
            Setting.LOG, "none",
            Setting.ORIGINS, "http://localhost:3000",
            Setting.FALLBACK, emulator.url());
    try (LocalStage open =
        LocalStage.start(LocalStageSettings.of(new Given(given, Map.of(), false)))) {
      Reply reply =
          Wire.exchange(
              open.endpoint().getPort(),
              "GET",
              "/b",
              signed("s3"),
              "Origin: http://localhost:3000");

      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
      assertThat(reply.header("Access-Control-Max-Age")).isEmpty();
    }
  }

  @Test
  void passesOnAfterAReset() throws Exception {
    emulator.answers(200, "there");
    assertThat(send("POST /_local/reset", "Content-Length: 0").status()).isEqualTo(200);

    assertThat(send("GET /bucket", signed("s3")).body()).isEqualTo("there");
  }

  private Reply send(String line, String... headers) throws Exception {
    String[] parts = line.split(" ", 2);
    return Wire.exchange(port, parts[0], parts[1], headers);
  }

  /** The last two parts are an empty line and the body. */
  private Reply exchange(String... lines) throws Exception {
    try (Wire wire = new Wire(port)) {
      return wire.send(String.join("\r\n", lines)).reply();
    }
  }
}
