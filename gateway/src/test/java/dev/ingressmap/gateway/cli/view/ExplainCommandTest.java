package dev.ingressmap.gateway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExplainCommandTest {

  private static final String MAP =
      ViewRun.ingress("shop/orders", "shop.example.com", "Prefix /orders", "authorization=AWS_IAM")
          + ViewRun.ingress("shop/pay", "shop.example.com", "Exact /orders/pay", "methods=POST")
          + ViewRun.ingress("web/all", "www.example.com", "Prefix /")
          + ViewRun.ingress("web/admin", "www.example.com", "Exact /admin", "expose=\"false\"")
          + ViewRun.ingress("ops/inner", "shop.example.com", "Exact /inner", "expose=\"false\"");

  private static final String SETTINGS =
      """
      stage:
        throttle: {rate: 5, burst: 10}
        methods: {GET /orders: {throttle: {rate: 1, burst: 2}}}
        variables: {site: site.example.com}
      domain: {name: api.example.com, basePath: base, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a"}
      routes:
        GET /status: {mock: {body: ok}}
        GET /var/{id}/x: {url: "https://${stageVariables.site}/{id}"}
      """;

  @TempDir private Path folder;

  @Test
  void tellsWhoseRouteAnswersAndWhy() throws IOException {
    assertThat(explain("/orders/7?full=1").out())
        .isEqualTo(
            """
            Every method  /orders/7
              route    ANY /orders/{proxy+}  (shop/orders)
              from     Prefix shop.example.com/orders of Ingress shop/orders (map.yaml:15)
              because  {proxy+} stands for 7
              because  no resource is nearer
              because  it comes before ANY /{proxy+} (web/all): a literal segment beats a variable, and {name} beats {name+}
              who      AWS_IAM, throttle 5/s burst 10
              calls    http://shop.example.com/orders/7?full=1
              ingress  Prefix shop.example.com/orders of Ingress shop/orders (map.yaml:15) takes it
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /orders                | GET  | route    ANY /orders  (shop/orders)
          /orders                | GET  | because  its path is exactly this one
          /orders                | GET  | who      AWS_IAM, throttle 1/s burst 2
          /orders                | PUT  | who      AWS_IAM, throttle 5/s burst 10
          /orders/               | GET  | calls    http://shop.example.com/orders
          /%6frders              | GET  | route    ANY /orders  (shop/orders)
          /orders/a%2Fb          | GET  | calls    http://shop.example.com/orders/a%2Fb
          /orders/a%2Fb          | GET  | ingress  refuses it with 400: the path has an encoded slash
          /orders/../x           | GET  | ingress  refuses it with 400: the path has a dot segment
          /orders/pay            | POST | route    POST /orders/pay  (shop/pay)
          /orders/pay            | GET  | calls    nothing: API Gateway answers 403, as if nothing were there
          /admin                 | GET  | calls    nothing: API Gateway answers 403, as if nothing were there
          /status                | GET  | calls    nothing: API Gateway itself answers 200
          /var/7/x               | GET  | calls    GET https://site.example.com/7
          /ordersx               | GET  | ingress  Prefix www.example.com/ of Ingress web/all (map.yaml:44) takes it
          /inner                 | GET  | waiting  kept out of the API by Exact shop.example.com/inner of Ingress ops/inner (map.yaml:74)
          https://api.example.com/base/orders        | GET | route    ANY /orders  (shop/orders)
          https://abc.execute-api.eu-central-1.amazonaws.com/v1/orders | GET | route    ANY /orders  (shop/orders)
          http://127.0.0.1:4566/_aws/execute-api/abc/v1/orders?a=b     | GET | calls    http://shop.example.com/orders?a=b
          http://localhost:4566/restapis/abc/v1/_user_request_/orders?a=b | GET | calls    http://shop.example.com/orders?a=b
          """)
  void answers(String path, String method, String line) throws IOException {
    assertThat(explain(path, "--method=" + method).out().lines().map(String::strip)).contains(line);
  }

  @Test
  void saysIfTheIngressGivesItToAnotherTeam() throws IOException {
    Files.writeString(
        folder.resolve("map.yaml"),
        ViewRun.ingress("web/all", "a.b", "Prefix /")
            + ViewRun.ingress("ops/inner", "a.b", "Prefix /inner"));
    Files.writeString(
        folder.resolve("gateway.yaml"), "routes: {GET /x: {url: 'http://a.b/inner/y'}}");

    assertThat(explain("/innerx").out()).contains("of Ingress web/all").doesNotContain("ANOTHER");
    assertThat(explain("/inner/y").out())
        .contains("of Ingress ops/inner")
        .doesNotContain("ANOTHER");
    assertThat(explain("/x", "--method=GET").out())
        .contains("  route    GET /x  (gateway.yaml)")
        .contains("  ingress  ANOTHER TEAM'S: Prefix a.b/inner of Ingress ops/inner (map.yaml:");
    assertThat(
            explain("/x", "--method=GET", "--output=json")
                .json()
                .at("/answers/0/otherTeam")
                .asBoolean())
        .isTrue();
  }

  @Test
  void saysThatNothingAnswers() throws IOException {
    Files.writeString(
        folder.resolve("map.yaml"), ViewRun.ingress("shop/a", "a.b", "Exact /a", "methods=GET"));
    Files.writeString(folder.resolve("gateway.yaml"), "{}");

    assertThat(explain("/a").out())
        .contains(
            "GET  /a\n",
            """
            DELETE, HEAD, OPTIONS, PATCH, POST, PUT  /a
              because  no route has this path and method
              answer   403 Missing Authentication Token, from API Gateway itself
            """);
  }

  @Test
  void isOneObjectForPrograms() throws IOException {
    JsonNode report = explain("/orders/7", "--output=json").json();

    assertThat(report.get("command").asString()).isEqualTo("explain");
    assertThat(report.get("path").asString()).isEqualTo("/orders/7");
    assertThat(report.get("answers")).hasSize(1);
    JsonNode answer = report.at("/answers/0");
    assertThat(answer.get("methods")).hasSize(7);
    assertThat(answer.get("route").asString()).isEqualTo("ANY /orders/{proxy+}");
    assertThat(answer.get("owner").asString()).isEqualTo("shop/orders");
    assertThat(answer.at("/access/authorization").asString()).isEqualTo("AWS_IAM");
    assertThat(answer.get("calls").asString()).isEqualTo("http://shop.example.com/orders/7");
    assertThat(report.get("apiCalls").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders         | PATH "orders": must begin with /, or be a URL of the stage
          /a%zz          | PATH: has a percent sign that encodes nothing: API Gateway answers 400 or 431 before any route
          https://u@a.b/ | PATH: has a user before the host: API Gateway answers 400 or 431 before any route
          /a#b           | PATH: has a #, but clients do not send fragments: leave it out, or write %23
          /{id}          | PATH: has "{", which no URL can have: write it percent-encoded, as clients send it
          https://a.b/x  | PATH: a.b is neither a host of API Gateway nor api.example.com: give the path as callers of the stage write it
          https://api.example.com/x | PATH: at api.example.com the paths of the stage begin with /base: add it
          """)
  void refusesWhatIsNotAPath(String path, String message) throws IOException {
    ViewRun run = ViewRun.of(80, arguments(path));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("gateway: " + message + "\n");
  }

  @Test
  void boundsItsInput() throws IOException {
    assertThat(ViewRun.of(80, arguments("/a".repeat(5_120))).exitCode()).isZero();
    ViewRun run = ViewRun.of(80, arguments("/a".repeat(5_121)));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("gateway: PATH: has 10242 characters, ");
    assertThat(ViewRun.of(80, with(arguments("/"), "--method=TRACE")).err())
        .startsWith("gateway: --method TRACE: is not a method of API Gateway: DELETE, ");
  }

  private ViewRun explain(String path, String... more) throws IOException {
    ViewRun run = ViewRun.of(with(arguments(path), more));
    return new ViewRun(
        run.exitCode(), run.out().replace(folder + "/", ""), run.err().replace(folder + "/", ""));
  }

  private String[] arguments(String path) throws IOException {
    Path map = folder.resolve("map.yaml");
    Path settings = folder.resolve("gateway.yaml");
    if (!Files.exists(map)) {
      Files.writeString(map, MAP);
      Files.writeString(settings, SETTINGS);
    }
    return new String[] {"explain", path, "-f", map.toString(), "--config=" + settings};
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }
}
