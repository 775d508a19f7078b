package dev.ingressmap.gateway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RoutesCommandTest {

  private static final String MAP =
      ViewRun.ingress("shop/orders", "shop.example.com", "Prefix /orders", "authorization=AWS_IAM")
          + ViewRun.ingress("web/all", "www.example.com", "Prefix /")
          + ViewRun.ingress("web/admin", "www.example.com", "Exact /admin", "expose=\"false\"");

  private static final String SETTINGS =
      """
      stage: {throttle: {rate: 5, burst: 10}}
      routes: {GET /status: {mock: {body: ok}}}
      """;

  @TempDir private Path folder;

  @Test
  void areOneLineEach() throws IOException {
    ViewRun run = routes();

    assertThat(run.out())
        .isEqualTo(
            """
            METHOD  PATH              OWNER         HOST              BACKEND                                 WHO MAY CALL
            ANY     /                 web/all       www.example.com   http://www.example.com/                 open, throttle 5/s burst 10
            ANY     /admin            web/admin     www.example.com   answers 403                             closed
            ANY     /orders           shop/orders   shop.example.com  http://shop.example.com/orders          AWS_IAM, throttle 5/s burst 10
            ANY     /orders/{proxy+}  shop/orders   shop.example.com  http://shop.example.com/orders/{proxy}  AWS_IAM, throttle 5/s burst 10
            GET     /status           gateway.yaml                    answers 200                             open, throttle 5/s burst 10
            ANY     /{proxy+}         web/all       www.example.com   http://www.example.com/{proxy}          open, throttle 5/s burst 10

            6 routes, 3 of them open to everybody.
            """);
  }

  @Test
  void takeMoreLinesIfTheTerminalIsNarrow() throws IOException {
    ViewRun run = ViewRun.of(60, arguments());

    assertThat(run.out())
        .startsWith(
            """
            ANY  /  open, throttle 5/s burst 10
                 web/all  -> http://www.example.com/
            ANY  /admin  closed
                 web/admin  answers 403
            ANY  /orders  AWS_IAM, throttle 5/s burst 10
            """)
        .contains(
            """
            ANY  /orders/{proxy+}  AWS_IAM, throttle 5/s burst 10
                 shop/orders  -> http://shop.example.com/orders/{proxy}
            """);
    ViewRun narrower = ViewRun.of(30, arguments());
    assertThat(narrower.out())
        .contains(
            """
            ANY  /orders/{proxy+}
                 AWS_IAM, throttle 5/s burst 10
                 shop/orders
                 -> http://shop.example.com/orders/{proxy}
            """);
  }

  @Test
  void canBeThoseOfATeam() throws IOException {
    assertThat(paths(routes("--team=shop", "--output=json")))
        .containsExactly("/orders", "/orders/{proxy+}");
    assertThat(paths(routes("--team=shop", "--team=web", "--output=json"))).hasSize(5);
    assertThat(routes("--team=nobody").out())
        .isEqualTo("0 routes, none of them open to everybody.\n");
  }

  @Test
  void canBeThoseThatEverybodyMayCall() throws IOException {
    assertThat(paths(routes("--open", "--output=json")))
        .containsExactly("/", "/status", "/{proxy+}");
  }

  @Test
  void areOneObjectForPrograms() throws IOException {
    JsonNode report = routes("--output=json").json();

    assertThat(report.get("command").asString()).isEqualTo("routes");
    assertThat(report.get("from").asString()).isEqualTo("desired");
    assertThat(report.get("apiCalls").asInt()).isZero();
    JsonNode orders = report.at("/routes/2");
    assertThat(orders.get("method").asString()).isEqualTo("ANY");
    assertThat(orders.get("path").asString()).isEqualTo("/orders");
    assertThat(orders.get("owner").asString()).isEqualTo("shop/orders");
    assertThat(orders.get("host").asString()).isEqualTo("shop.example.com");
    assertThat(orders.get("backend").asString()).isEqualTo("http://shop.example.com/orders");
    assertThat(orders.at("/access/authorization").asString()).isEqualTo("AWS_IAM");
    assertThat(orders.at("/access/throttle/burst").asInt()).isEqualTo(10);
    assertThat(report.at("/routes/4/status").asString()).isEqualTo("200");
  }

  @Test
  void canBeATableForGitHub() throws IOException {
    assertThat(routes("--markdown").out())
        .startsWith(
            """
            | Method | Path | Owner | Host | Backend | Who may call | Note |
            | --- | --- | --- | --- | --- | --- | --- |
            | `ANY` | `/` | `web/all` | `www.example.com` | `http://www.example.com/` | `open, throttle 5/s burst 10` | |
            """);
  }

  @Test
  void areThoseOfTheWholeMapIfItIsSplit() throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        api: {split: [orders]}
        domain: {name: api.example.com, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a"}
        """);
    Files.writeString(folder.resolve("map.yaml"), MAP);

    assertThat(paths(ViewRun.of(with(arguments(), "--output=json"))))
        .containsExactly("/", "/admin", "/orders", "/orders/{proxy+}", "/{proxy+}");
  }

  @Test
  void needAMap() {
    ViewRun run = ViewRun.of(80, "routes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("gateway: no manifests: name a file or a folder with -f");
  }

  @Test
  void areNotInMarkdownForPrograms() {
    ViewRun run = ViewRun.of(80, "routes", "-f", "../k8s/base", "--markdown", "--output=json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("gateway: --markdown: cannot be combined with --output json: remove one\n");
  }

  private ViewRun routes(String... more) throws IOException {
    return ViewRun.of(with(arguments(), more));
  }

  private String[] arguments() throws IOException {
    Path map = folder.resolve("map.yaml");
    Path settings = folder.resolve("gateway.yaml");
    if (!Files.exists(map)) {
      Files.writeString(map, MAP);
      Files.writeString(settings, SETTINGS);
    }
    return new String[] {"routes", "-f", map.toString(), "--config=" + settings};
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private static List<String> paths(ViewRun run) {
    return run.json()
        .get("routes")
        .valueStream()
        .map(route -> route.get("path").asString())
        .toList();
  }
}
