package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The console of a deployed map, as scripts use it. */
@Timeout(60)
class ConsoleApiTest {

  private static final String MANIFEST =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: orders, namespace: shop, annotations: {ingressmap.dev/api-key-required: "%s"}}
      spec:
        defaultBackend: {service: {name: rest, port: {number: 81}}}
        rules:
          - host: api.example.com
            http:
              paths:
                - path: /orders
                  pathType: Exact
                  backend: {service: {name: orders, port: {number: 80}}}
      """;

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();
  @AutoClose private ConsoleUnderTest console;
  private Path manifest;
  private String api;

  @BeforeEach
  void start() throws Exception {
    backend.answers(200, "{}");
    manifest = Files.writeString(folder.resolve("map.yaml"), MANIFEST.formatted("false"));
    Path config =
        Files.writeString(
            folder.resolve("g.yaml"), "stage: {name: v1, throttle: {rate: 9, burst: 5}}");
    console =
        new ConsoleUnderTest(
            LocalStage.builder()
                .manifests(manifest)
                .config(config)
                .upstream("shop/orders", URI.create(backend.url())));
    api = console.stage().first().apiId();
  }

  @Test
  void showsTheMap() throws Exception {
    JsonNode map = console.json("/_local/map");

    assertThat(map.path("ingress").path("url").stringValue())
        .isEqualTo(String.valueOf(console.stage().ingress()));
    JsonNode stage = map.path("stages").get(0);
    assertThat(stage.path("api").stringValue()).isEqualTo(api);
    assertThat(stage.path("stage").stringValue()).isEqualTo("v1");
    JsonNode route = stage.path("routes").get(0);
    assertThat(route.path("route").stringValue()).isEqualTo("ANY /orders");
    assertThat(route.path("team").stringValue()).isEqualTo("shop");
    assertThat(route.path("owner").stringValue()).isEqualTo("shop/orders");
    assertThat(route.path("access").stringValue()).isEqualTo("everybody");
    assertThat(route.path("throttle").path("rate").doubleValue()).isEqualTo(9);
    assertThat(route.path("target").stringValue()).isEqualTo("service:shop/orders:80");
    assertThat(map.path("targets").toString())
        .contains("\"address\":\"" + backend.url() + "\"", "service:shop/rest:81");
  }

  @Test
  void showsWhatDiffersFromTheManifests() throws Exception {
    assertThat(console.json("/_local/drift").path("changes")).isEmpty();

    Files.writeString(manifest, MANIFEST.formatted("true"));
    JsonNode change = console.json("/_local/drift").path("changes").get(0);
    assertThat(change.path("route").stringValue()).isEqualTo("ANY /orders");
    assertThat(change.path("change").stringValue()).contains("false -> true");
    Files.writeString(manifest, "kind: [");
    assertThat(console.json("/_local/drift").path("changes").get(0).path("change").stringValue())
        .contains("map.yaml");
  }

  @Test
  void knowsTheOwnersOfRoutesThatWereAppliedLater() throws Exception {
    Files.writeString(
        manifest, MANIFEST.formatted("false").replace("path: /orders", "path: /more"));
    String root = console.json("/restapis/" + api).path("rootResourceId").stringValue();
    String resources = "/restapis/" + api + "/resources/";
    String id =
        console.json("POST", resources + root, "{\"pathPart\": \"more\"}").path("id").stringValue();
    console.json("PUT", resources + id + "/methods/ANY", "{\"authorizationType\": \"NONE\"}");
    console.json("PUT", resources + id + "/methods/ANY/integration", "{\"type\": \"MOCK\"}");
    console.json("POST", "/restapis/" + api + "/deployments", "{\"stageName\": \"v1\"}");

    JsonNode route = console.json("/_local/map").path("stages").get(0).path("routes").get(0);
    assertThat(route.path("route").stringValue()).isEqualTo("ANY /more");
    assertThat(route.path("owner").stringValue()).isEqualTo("shop/orders");
  }

  @Test
  void tellsWhatTheIngressDid() throws Exception {
    JsonNode tried =
        console.json(
            "POST",
            "/_local/requests",
            """
            {"api": "%s", "stage": "v1", "method": "GET", "path": "/orders?a=%%22b%%22",
             "headers": [["X-A", "1"], ["X-A", "2"]]}\
            """
                .formatted(api));

    assertThat(tried.path("status").intValue()).isEqualTo(200);
    assertThat(backend.take().target()).isEqualTo("/orders?a=%22b%22");
    JsonNode story = console.json("/_local/requests/" + tried.path("id").stringValue());
    assertThat(story.path("target").stringValue()).isEqualTo("service:shop/orders:80");
    assertThat(story.path("hop").path("address").stringValue()).isEqualTo(backend.url());
  }

  /** A client chooses the trace of its calls, and a replay has the one of the first call. */
  @Test
  void callsOfTheSameTraceHaveTheirOwnHops() throws Exception {
    console.json("/_local/requests");
    String[] trace = {"X-Amzn-Trace-Id", "Root=1-of-several"};
    var _ = console.call("GET", api, "/orders", "", trace);
    backend.answers(503, "{}");
    var _ = console.call("GET", api, "/orders", "", trace);

    JsonNode kept = console.json("/_local/requests").path("requests");
    assertThat(hopStatus(kept.get(1))).isEqualTo(200);
    assertThat(hopStatus(kept.get(0))).isEqualTo(503);
  }

  private int hopStatus(JsonNode call) throws Exception {
    return console
        .json("/_local/requests/" + call.path("id").stringValue())
        .path("hop")
        .path("status")
        .intValue();
  }

  /** They say where a request ends, so a caller could make another one of it. */
  @Test
  void headersOfTheConnectionAreNotPassedOn() throws Exception {
    JsonNode tried =
        console.json(
            "POST",
            "/_local/requests",
            """
            {"api": "%s", "stage": "v1", "method": "POST", "path": "/orders", "body": "12345",
             "headers": [["Host", "a"], ["content-length", "3"], ["Transfer-Encoding", "chunked"],
             ["Connection", "Upgrade"], ["Upgrade", "h2c"], ["Expect", "a"], ["X-A", "1"]]}\
            """
                .formatted(api));

    assertThat(tried.path("status").intValue()).isEqualTo(200);
    Received received = backend.take();
    assertThat(received.body()).isEqualTo("12345");
    assertThat(received.header("X-A")).isEqualTo("1");
    assertThat(received.header("Upgrade")).isEmpty();
  }

  @Test
  void slowCallsDoNotKeepAllThreads() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    backend.answers(request -> {
      end.await();
      return Sent.of(200, "{}");
    });
    String slow =
        console.deploy(
            """
            openapi: 3.0.1
            info: {title: slow, version: '1'}
            paths:
              /orders:
                get:
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '%s'}
            """
                .formatted(backend.url()));
    String call =
        "{\"api\": \"%s\", \"stage\": \"v1\", \"method\": \"GET\", \"path\": \"/orders\"}"
            .formatted(slow);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        var _ = threads.submit(() -> console.send("POST", "/_local/requests", call));
      }
      for (int i = 0; i < 50; i++) {
        var _ = backend.take();
      }
      HttpResponse<String> refused = console.send("POST", "/_local/requests", call);
      end.countDown();
      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(refused.body()).contains("50 calls wait for their answers");
    }
  }

  @Test
  void aCallThatNoStageCouldReadHasNoId() throws Exception {
    String header = "[\"A\", \"" + "b".repeat(8_000) + "\"]";
    JsonNode tried =
        console.json(
            "POST",
            "/_local/requests",
            "{\"api\": \"%s\", \"stage\": \"v1\", \"method\": \"GET\", \"path\": \"/\", \"headers\": [%s, %s]}"
                .formatted(api, header, header));

    assertThat(tried.path("status").intValue()).isEqualTo(431);
    assertThat(tried.path("id").stringValue()).isEmpty();
  }

  @Test
  void callsAddressesOfBothVersionsOfIp() throws Exception {
    assertThat(StageCaller.base(new InetSocketAddress(InetAddress.ofLiteral("::1"), 81)))
        .hasToString("http://[0:0:0:0:0:0:0:1]:81");
    assertThat(StageCaller.base(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 81)))
        .hasToString("http://127.0.0.1:81");
  }

  @Test
  void saysBeforehandWhatItCannotCallAgain() throws Exception {
    console.json("/_local/requests");
    var _ = console.call("QUERY", api, "/orders", "");

    JsonNode kept = console.json("/_local/requests").path("requests").get(0);
    String path = "/_local/requests/" + kept.path("id").stringValue();
    assertThat(console.json(path).path("replayable").asBoolean()).isFalse();
    assertThat(console.json(path).path("replayProblem").stringValue())
        .contains("method must be one of");
    assertThat(console.send("POST", path + "/replay", "").statusCode()).isEqualTo(409);
  }

  @Test
  void signsACallOnRequest() throws Exception {
    String signed =
        console.deploy(
            """
            openapi: 3.0.1
            info: {title: signed, version: '1'}
            paths:
              /a:
                put:
                  x-amazon-apigateway-auth: {type: AWS_IAM}
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: PUT, uri: '%s'}
            """
                .formatted(backend.url()));
    String call =
        "{\"api\": \"%s\", \"stage\": \"v1\", \"method\": \"PUT\", \"path\": \"/a?b=c d\", \"body\": \"é\", \"sign\": %s}";

    assertThat(console.send("POST", "/_local/requests", call.formatted(signed, true)).body())
        .contains("encode others");
    String encoded = call.replace("c d", "c%%20d|{}");
    assertThat(
            console
                .json("POST", "/_local/requests", encoded.formatted(signed, false))
                .path("status")
                .intValue())
        .isEqualTo(403);
    assertThat(
            console
                .json("POST", "/_local/requests", encoded.formatted(signed, true))
                .path("status")
                .intValue())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"api": "../a", "stage": "v1", "method": "GET", "path": "/"}   | api must be the id of an API
          {"api": "a", "stage": "v 1", "method": "GET", "path": "/"}     | stage must be the name of a stage
          {"api": "a", "stage": "v1", "method": "GE T", "path": "/"}     | method must be one of
          {"api": "a", "stage": "v1", "method": "GET", "path": "a"}      | path must begin with a slash
          {"api": "a", "stage": "v1", "method": "GET", "path": "/a\\nb"} | path must begin with a slash
          {"api": "a", "stage": "v1", "method": "GET", "path": "/#a"}    | path must begin with a slash
          {"api": "a", "stage": "v1", "method": "GET", "path": "/%zz"}   | a % without two hexadecimal digits
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [["A"]]}           | a name and a value
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [null]}            | a name and a value
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [[null, "b"]]}     | a name and a value
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [["A", null]]}     | a name and a value
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [["A:b", "c"]]}    | a name that none can have
          {"api": "a", "stage": "v1", "method": "GET", "path": "/", "headers": [["A", "b\\r\\nC: d"]]} | a value that none can have
          {"api": 1, "headers": {}}                                      | the body is not the JSON of a call
          []                                                             | the body is not the JSON of a call
          {                                                              | the body is not the JSON of a call
          null                                                           | the body is not the JSON of a call
          """)
  void refusesACallThatNobodyCanMake(String body, String reason) throws Exception {
    HttpResponse<String> answer = console.send("POST", "/_local/requests", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void filtersRequests() throws Exception {
    console.json("/_local/requests");
    var _ = console.call("GET", api, "/orders?name=Zoë", "");
    var _ = console.call("GET", api, "/nothing", "");
    var _ = console.send("GET", "/_aws/execute-api/none/v9/a", "");

    assertThat(found("")).isEqualTo(3);
    assertThat(found("?status=4xx")).isEqualTo(2);
    assertThat(found("?status=200")).isEqualTo(1);
    assertThat(found("?route=ANY%20/orders")).isEqualTo(1);
    assertThat(found("?api=" + api + "&stage=v1")).isEqualTo(2);
    assertThat(found("?text=NOTHING")).isEqualTo(1);
    assertThat(found("?target=service:shop/orders:80")).isEqualTo(1);
    assertThat(found("?limit=1")).isEqualTo(1);
    assertThat(console.send("GET", "/_local/requests?limit=x", "").statusCode()).isEqualTo(400);
    assertThat(console.send("GET", "/_local/requests/nothere", "").body())
        .contains("there is no such request");
    console.json("DELETE", "/_local/requests", "");
    assertThat(found("")).isZero();
  }

  private int found(String query) throws Exception {
    return console.json("/_local/requests" + query).path("requests").size();
  }

  @Test
  void saysWhatDiffersBetweenTwoDeployments() throws Exception {
    String first = deployment();
    String document =
        """
        openapi: 3.0.1
        info: {title: other, version: '1'}
        paths:
          /a: {get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '%s'}}}
        """
            .formatted(backend.url());
    console.json("PUT", "/restapis/" + api + "?mode=overwrite", document);
    String second =
        console.json("POST", "/restapis/" + api + "/deployments", "{}").path("id").stringValue();

    String query = "/_local/deployments?api=" + api + "&from=" + first + "&to=";
    JsonNode changes = console.json(query + second);
    assertThat(changes.path("added").get(0).path("route").stringValue()).isEqualTo("GET /a");
    assertThat(changes.path("removed").get(0).path("route").stringValue()).isEqualTo("ANY /orders");
    assertThat(console.json(query + first).path("added")).isEmpty();
    assertThat(console.send("GET", query + "none", "").body())
        .contains("to must be the id of a deployment of the API");
    assertThat(console.send("GET", "/_local/deployments", "").body())
        .contains("api must be the id of an API");
  }

  private String deployment() throws Exception {
    return console.json("/_local/map").path("stages").get(0).path("deployment").stringValue();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /_local/map",
    "POST, /_local/drift",
    "POST, /_local/events",
    "PATCH, /_local/requests",
    "DELETE, /_local/requests/a",
    "POST, /_local/console"
  })
  void saysWhichMethodsItHas(String method, String path) throws Exception {
    int status = console.send(method, path, "{}").statusCode();
    assertThat(status).isIn(404, 405);
  }

  @Test
  void saysInPlainWordsWhatItCannotRead() throws Exception {
    assertThat(console.send("POST", "/_local/requests", "{\"headers\": [[[1]]]}").body())
        .isEqualTo(
            "{\"message\":\"the body is not the JSON of a call: a field has a value of the wrong"
                + " kind\"}");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.url("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /_local/requests?%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(" 400 ", "{\"message\":\"the query is not correctly encoded\"}");
    }
  }

  @Test
  void keepsNothingWhileNobodyLooks() throws Exception {
    var _ = console.call("GET", api, "/orders", "");

    JsonNode requests = console.json("/_local/requests");
    assertThat(requests.path("requests")).isEmpty();
  }

  /** Calls whose log is off share it, so that it must not remember anything. */
  @Test
  void aCallThatBeganBeforeAnybodyLookedIsKeptWithoutItsStory() throws Exception {
    backend.answers(request -> {
      console.json("/_local/requests");
      return Sent.of(200, "{}");
    });
    var _ = console.call("GET", api, "/orders", "", "Authorization", "Bearer 0123456789abcdef");

    JsonNode kept = console.json("/_local/requests").path("requests").get(0);
    JsonNode story = console.json("/_local/requests/" + kept.path("id").stringValue());
    assertThat(story.path("steps")).isEmpty();
    assertThat(story.toString()).doesNotContain("0123456789");
    assertThat(ExecutionLog.OFF.secrets().weight()).isZero();
  }

  @Test
  void obeysTheRulesOfTheControlPlane() throws Exception {
    for (String path : new String[] {"/_local/map", "/_local/requests", "/_local/events"}) {
      assertThat(console.send("GET", path, "", "Origin", "https://evil.example").statusCode())
          .isEqualTo(403);
      assertThat(console.send("GET", path, "", "Sec-Fetch-Site", "cross-site").statusCode())
          .isEqualTo(403);
    }
    String[] stages = {"Referer", console.url("/_aws/execute-api/" + api + "/v1/page").toString()};
    assertThat(console.send("GET", "/_local/map", "", stages).statusCode()).isEqualTo(403);
  }
}
