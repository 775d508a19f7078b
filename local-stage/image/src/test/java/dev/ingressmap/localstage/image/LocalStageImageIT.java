package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.images.CachedClasses;
import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.images.Container;
import dev.ingressmap.images.Docker;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The local stage in a container, empty and with the manifests of this repository. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStageImageIT {

  private static final int API_GATEWAY = 4566;
  private static final int INGRESS = 8090;
  private static final Path ROOT = Path.of(System.getProperty("root"));

  /** The manifests and the settings, at the places where the local stage looks for them. */
  private static final List<String> MAP =
      List.of(
          "--volume=" + ROOT.resolve("k8s/base") + ":/work/k8s/base:ro",
          "--volume=" + ROOT.resolve("gateway.yaml") + ":/work/gateway.yaml:ro");

  private BuiltImage image = new BuiltImage("");

  @BeforeAll
  void load() {
    image = BuiltImage.load();
  }

  @Test
  void isAnEmptyApiGatewayWithoutAnything() throws Exception {
    try (Container container = ready()) {
      assertThat(container.inspect("{{.Config.User}}")).isEqualTo("65532:65532");
      assertThat(Docker.run("top", container.id(), "-eo", "pid,uid,comm").lines().skip(1))
          .singleElement()
          .satisfies(process -> assertThat(process.strip()).matches("\\d+\\s+65532\\s+java"));
      assertThat(container.get(API_GATEWAY, "/restapis").body()).isEqualTo("{\"item\":[]}");
      assertThat(container.logs())
          .contains("without manifests")
          .doesNotContain("WARN")
          .doesNotContain("[aot");
    }
  }

  @Test
  void isCalledFromOutside() throws Exception {
    try (Container container = ready()) {
      HttpResponse<String> created =
          container.post(
              API_GATEWAY,
              "/restapis",
              "{\"name\": \"demo\", \"tags\": {\"_custom_id_\": \"demo\"}}");

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(container.get(API_GATEWAY, "/restapis/demo").body()).contains("\"demo\"");
    }
  }

  @Test
  void hasTheConsole() throws Exception {
    try (Container container = ready(MAP)) {
      assertThat(container.get(API_GATEWAY, "/_local/console").body()).contains("main.js");
      assertThat(container.get(API_GATEWAY, "/_local/console/lit/lit-html.js").statusCode())
          .isEqualTo(200);
      String map = container.get(API_GATEWAY, "/_local/map").body();
      String api = map.replaceAll("(?s).*\"api\":\"(\\w+)\".*", "$1");
      // The signature needs parts of AWS's SDK.
      HttpResponse<String> tried =
          container.post(
              API_GATEWAY,
              "/_local/requests",
              "{\"api\": \"%s\", \"stage\": \"v1\", \"method\": \"GET\", \"path\": \"/health\", \"sign\": true}"
                  .formatted(api));
      assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
      assertThat(tried.body()).contains("x-amzn-RequestId");
    }
  }

  @Test
  void runsUploadedCode() throws Exception {
    try (Container container = ready()) {
      // A zip without an entry is the first thing that is wrong, and not that code is uploaded.
      HttpResponse<String> refused =
          container.post(
              API_GATEWAY,
              "/2015-03-31/functions",
              """
              {"FunctionName": "orders", "Runtime": "java21", "Handler": "Orders",
               "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": "UEsFBg=="}}\
              """);

      assertThat(refused.body()).contains("Could not unzip uploaded file");
    }
  }

  @Test
  void deploysTheManifestsThatAreMounted() throws Exception {
    try (Container container = ready(MAP)) {
      String id =
          container
              .get(API_GATEWAY, "/restapis")
              .body()
              .replaceAll(".*\"id\":\"([a-z0-9]+)\".*", "$1");
      String stage = "/_aws/execute-api/" + id + "/v1";

      assertThat(container.get(API_GATEWAY, stage + "/health").body()).contains("We are Healthy!");
      assertThat(container.get(API_GATEWAY, stage + "/nope").statusCode()).isEqualTo(403);
      assertThat(container.get(INGRESS, "/nope").body()).isEqualTo("default backend - 404");
      assertThat(container.logsWith(" 403 GET " + stage))
          .contains(" 200 GET " + stage)
          .doesNotContain("WARN")
          .doesNotContain("ERROR");
    }
  }

  @Test
  void loadsItsClassesFromTheCache() throws Exception {
    String log = "--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Xlog:class+load:stdout";
    try (Container empty = ready(List.of(log));
        Container full = ready(Stream.concat(MAP.stream(), Stream.of(log)).toList())) {
      assertThat(CachedClasses.percentage(empty.logs())).isGreaterThanOrEqualTo(95);
      assertThat(CachedClasses.percentage(full.logs())).isGreaterThanOrEqualTo(95);
    }
  }

  @Test
  void servesWithoutTheCache() throws Exception {
    try (Container container = ready(List.of("--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=off"))) {
      assertThat(container.get(API_GATEWAY, "/restapis").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void endsSoonWhenToldTo() throws Exception {
    try (Container container = ready(MAP)) {
      Instant told = Instant.now();
      Docker.run("kill", "--signal=TERM", container.id());

      assertThat(Docker.run("wait", container.id())).isIn("143", "0");
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void isTheVersionThatItsTagSays() {
    assertThat(image.run(List.of(), "--version").text())
        .startsWith("local-stage " + System.getProperty("project.version") + "\ncommit ")
        .contains(System.getProperty("image.revision").substring(0, 12), "\nJava 25");
    assertThat(image.label("title")).isEqualTo("local-stage");
    assertThat(image.label("revision")).isEqualTo(System.getProperty("image.revision"));
  }

  @Test
  void saysWhatIsWrongInOneLine() {
    Outcome outcome = image.run(List.of(), "--manifests", "nope.yaml");

    assertThat(outcome.text()).isEqualTo("local-stage: nope.yaml: no such file or folder");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void putsWhatChangesMostLast() {
    assertThat(Docker.run("history", "--format", "{{.Comment}}", image.name()).lines().limit(4))
        .containsExactly("aot cache", "class path", "spring-aot.jar", "extra files");
  }

  @Test
  void listsItsParts() throws Exception {
    assertThat(Files.readString(Path.of(System.getProperty("image.sbom"))))
        .contains("\"bomFormat\"", "jetty-server", "velocity-engine-core", "java.base");
    assertThat(image.listedJars()).isEqualTo(image.jars());
  }

  private Container ready() throws InterruptedException {
    return ready(List.of());
  }

  private Container ready(List<String> options) throws InterruptedException {
    return image
        .serve(
            List.of(API_GATEWAY, INGRESS),
            Stream.concat(Stream.of("--memory=256m"), options.stream()).toArray(String[]::new))
        .awaitStatus(API_GATEWAY, "/_local/health", 200);
  }
}
