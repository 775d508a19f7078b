package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.VersionLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The local stage in a process, as users run it. */
class MainTest {

  private static final long SECONDS = 5;

  @Test
  void saysWhereItIsAndStopsWhenItIsTold(@TempDir Path folder) throws Exception {
    Path broken = Files.writeString(folder.resolve("config"), "[default");
    // Variables for other programs in the same shell; none is for the local stage.
    Process process =
        start(
            Map.of(
                "HTTP_PROXY", "http://127.0.0.1:1",
                "AWS_CONFIG_FILE", broken.toString(),
                "AWS_SHARED_CREDENTIALS_FILE", broken.toString(),
                "AWS_USE_FIPS_ENDPOINT", "true",
                "AWS_USE_DUALSTACK_ENDPOINT", "true",
                "SERVER_JETTY_THREADS_MAX", "abc",
                "SPRING_MAIN_WEB_APPLICATION_TYPE", "none",
                "MANAGEMENT_SERVER_PORT", "x"));
    try (BufferedReader out = reader(process);
        Caller caller = new Caller()) {
      List<String> lines = readUntilReady(out);
      String invokeUrl = after("Invoke URL: ", lines);
      assertThat(invokeUrl).matches("http://localhost:[0-9]+/_aws/execute-api/[a-z0-9]{10}/v1");
      String hostUrl = after("  in AWS's form, for curl and browsers: ", lines);
      assertThat(hostUrl).matches("http://[a-z0-9]{10}\\.execute-api\\.localhost:[0-9]+/v1");
      assertThat(after("Ingress: ", lines))
          .matches("http://localhost:[0-9]+ \\(Host: demo\\.callmeradical\\.com\\)");
      assertThat(lines).contains("Try: curl " + invokeUrl + "/health");
      assertThat(lines).contains("Checked: GET /v1/health -> 200");
      assertThat(caller.get(URI.create(invokeUrl + "/health")).getStatus()).isEqualTo(200);
      assertThat(caller.get(URI.create(hostUrl + "/health")).getStatus()).isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void deploysTheStagesOfItsSettings(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        stages: {prod: {variables: {of: prod}}, dev: {variables: {of: dev}}}
        routes: {GET /of: {url: "http://demo.callmeradical.com/health"}}
        """);
    Map<String, String> environment =
        Map.of("LOCAL_STAGE_MANIFESTS", Path.of("../k8s/base").toRealPath().toString());

    List<String> all = linesOf(start(folder, environment));
    assertThat(all)
        .contains(
            "API demo, stages dev, prod: 2 routes, of 4 Ingresses.",
            "Checked: GET /dev/health -> 200",
            "Checked: GET /prod/health -> 200");
    String dev = after("Invoke URL of stage dev: ", all);
    assertThat(dev).endsWith("/dev");
    assertThat(after("Invoke URL of stage prod: ", all))
        .isEqualTo(dev.replaceFirst("/dev$", "/prod"));

    Map<String, String> chosen = new HashMap<>(environment);
    chosen.put("LOCAL_STAGE_STAGE", " prod ");
    List<String> one = linesOf(start(folder, chosen));
    assertThat(one)
        .contains("API demo, stage prod: 2 routes, of 4 Ingresses.")
        .contains("Checked: GET /prod/health -> 200")
        .noneMatch(line -> line.contains("dev"));
    assertThat(after("Invoke URL: ", one)).endsWith("/prod");

    chosen.put("LOCAL_STAGE_STAGE", "porduction");
    Process process = start(folder, chosen);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err.strip())
        .isEqualTo(
            "local-stage: LOCAL_STAGE_STAGE: gateway.yaml has no stage \"porduction\": it has dev,"
                + " prod");
  }

  /** Its output until it is ready; then it is stopped. */
  private static List<String> linesOf(Process process) throws Exception {
    try (BufferedReader out = reader(process)) {
      return readUntilReady(out);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysInOneLineWhyItCannotStart() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      assertFails(
          Map.of("LOCAL_STAGE_PORT", port),
          "local-stage: LOCAL_STAGE_PORT: port "
              + port
              + " is not free: set another one, or 0 for any free one");
    }
    assertFails(
        Map.of("LOCAL_STAGE_MANIFESTS", "nowhere"), "local-stage: nowhere: no such file or folder");
    for (String name : new String[] {"helthy-app", "other/healthy-app", "app"}) {
      assertFails(
          Map.of("LOCAL_STAGE_UPSTREAMS", name + "=http://localhost:1"),
          "local-stage: LOCAL_STAGE_UPSTREAMS: no Ingress in k8s/base has a Service \""
              + name
              + "\": there are ingress-map/default-http-backend, ingress-map/healthy-app");
    }
    assertFails(
        Map.of("HEALTHY_VERSION", " "),
        "local-stage: cannot start: healthy.version is blank: set the version to show"
            + " (--verbose or LOCAL_STAGE_VERBOSE=true says more)");
    assertFails(
        Map.of("LOCAL_STAGE_INGRESS_PORT", "http"),
        "local-stage: LOCAL_STAGE_INGRESS_PORT: must be a port from 0 to 65535, 0 for any free one,"
            + " not \"http\"");
  }

  @Test
  void startsOnlyTheServicesThatTheManifestsName(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("orders.yaml"),
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: orders, namespace: shop}
        spec:
          defaultBackend: {service: {name: default-http-backend, port: {number: 80}}}
          rules:
            - host: shop.example.com
              http:
                paths:
                  - {path: /orders, pathType: Exact, backend: {service: {name: orders, port: {number: 80}}}}
        """);
    // healthy-service does not start with this version.
    List<String> lines =
        linesOf(start(folder, Map.of("HEALTHY_VERSION", " "), "--manifests=orders.yaml"));

    assertThat(lines).contains("Checked: GET /v1/orders -> 503");
  }

  @Test
  void namesTheFlagThatWasUsed() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      assertFails(
          Map.of("LOCAL_STAGE_PORT", "0"),
          "local-stage: --port: port "
              + port
              + " is not free: set another one, or 0 for any free one",
          "--port",
          port);
    }
    Map<String, String> none = Map.of();
    assertFails(none, "local-stage: nowhere: no such file or folder", "--manifests=nowhere");
    assertFails(none, "local-stage: nowhere.yaml: does not exist", "--config", "nowhere.yaml");
    assertFails(
        none,
        "local-stage: --bind: must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0"
            + " for all, not \"local\"",
        "--bind=local");
    assertFails(
        none,
        "local-stage: --bind: 203.0.113.7 is not an address of this machine: use 127.0.0.1, or"
            + " 0.0.0.0 for all of them",
        "--bind=203.0.113.7");
    assertFails(
        none,
        "local-stage: --stage: gateway.yaml has no stage \"v2\": it has v1: did you mean v1?",
        "--stage=v2");
    assertFails(
        none,
        "local-stage: Unknown option: '--prot=1': did you mean --port? (see local-stage --help)",
        "--prot=1");
    assertFails(
        none,
        "local-stage: Unmatched argument at index 0: 'k8s/base' (see local-stage --help)",
        "k8s/base");
  }

  @Test
  void helpsAndTellsItsVersion() throws Exception {
    Process help = start(Path.of(".."), Map.of(), "--help");
    String out = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor()).isZero();
    assertThat(out)
        .contains("local-stage [OPTIONS]", "-f, --manifests=SOURCE", "(%2F)", "LOCAL_STAGE_…");
    for (Setting setting : Setting.values()) {
      assertThat(out)
          .contains("  " + (setting == Setting.MANIFESTS ? "-f, " : "") + setting.flag());
    }

    Process version = start(Path.of(".."), Map.of(), "--version");
    assertThat(version.inputReader().lines())
        .containsExactlyElementsOf(VersionLines.of("local-stage"));
    assertThat(version.waitFor()).isZero();
  }

  @Test
  void startsWithNothing(@TempDir Path folder) throws Exception {
    Process process = start(folder, Map.of());
    try (BufferedReader out = reader(process);
        Caller caller = new Caller()) {
      List<String> lines = readUntilReady(out);
      String endpoint = after("Endpoint: ", lines);
      assertThat(endpoint).matches("http://localhost:[0-9]+");
      assertThat(lines)
          .contains(
              "API Gateway, Lambda and Route 53, without manifests.",
              "Invoke URLs: " + endpoint + "/_aws/execute-api/{api}/{stage}",
              "Try: AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws --region us-east-1"
                  + " --endpoint-url "
                  + endpoint
                  + " apigateway create-rest-api --name demo",
              "To deploy Ingress manifests, name them with --manifests or LOCAL_STAGE_MANIFESTS.");
      assertThat(lines).noneMatch(line -> line.startsWith("Ingress: "));
      assertThat(caller.get(URI.create(endpoint + "/_local/health")).getStatus()).isEqualTo(200);
      assertThat(caller.get(URI.create(endpoint + "/restapis")).getContentAsString())
          .isEqualTo("{\"item\":[]}");
      assertThat(caller.post(URI.create(endpoint + "/_local/reset"), "").getStatus())
          .isEqualTo(200);
    } finally {
      process.destroyForcibly();
    }
    // What needs manifests does not pass in silence.
    assertFails(
        folder,
        Map.of("LOCAL_STAGE_UPSTREAMS", "a=http://localhost:1"),
        "local-stage: LOCAL_STAGE_UPSTREAMS: has no effect without manifests: name them with"
            + " --manifests");
    assertFails(
        folder,
        Map.of(),
        "local-stage: --stage: has no effect without manifests: name them with --manifests",
        "--stage=v1");
    assertFails(
        folder, Map.of(), "local-stage: k8s/base: no such file or folder", "-f", "k8s/base");
  }

  private static List<String> readUntilReady(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith("Ctrl-C")) {
        break;
      }
    }
    return lines;
  }

  /** Neither if it cannot start, nor in its log. */
  @Test
  void showsNothingOfManifestsAsItIs(@TempDir Path folder) throws Exception {
    String good = Files.readString(Path.of("../k8s/base/ingress.yaml"));
    String bad = good.replace("pathType: Exact", "pathType: " + quoted(Hostile.TEXT));
    Path manifest = Files.writeString(folder.resolve("ingress.yaml"), bad);
    Map<String, String> environment =
        Map.of("LOCAL_STAGE_MANIFESTS", folder.toString(), "LOCAL_STAGE_VERBOSE", "true");
    Process refused = start(environment);
    String err = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(err).startsWith("local-stage: " + manifest).contains("e\\x1b[31mvil");
    Hostile.assertHarmless(err);

    Files.writeString(manifest, good);
    Process process = start(environment);
    try (BufferedReader out = reader(process);
        BufferedReader log =
            new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.startsWith("Ctrl-C")) {
        line = out.readLine();
      }
      Files.writeString(manifest, bad);
      List<String> logged = new ArrayList<>();
      for (line = log.readLine(); line != null; line = log.readLine()) {
        logged.add(line);
        if (line.contains("the ingress keeps the rules that it has")) {
          break;
        }
      }
      assertThat(logged).anyMatch(words -> words.contains("WARN  ManifestWatch: " + manifest));
      Hostile.assertHarmless(String.join("\n", logged));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String quoted(String text) {
    return JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .build()
        .writeValueAsString(text)
        .replace("\u007f", "\\u007f");
  }

  @Test
  void saysMoreOnRequest() throws Exception {
    Process process = start(Map.of("HEALTHY_VERSION", " ", "LOCAL_STAGE_VERBOSE", "true"));
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err).contains("local-stage: cannot start: healthy.version is blank", "\tat ");
  }

  private static void assertFails(
      Map<String, String> environment, String message, String... arguments) throws Exception {
    assertFails(Path.of(".."), environment, message, arguments);
  }

  private static void assertFails(
      Path folder, Map<String, String> environment, String message, String... arguments)
      throws Exception {
    Process process = start(folder, environment, arguments);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err.strip()).isEqualTo(message);
  }

  private static String after(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " in " + lines))
        .substring(label.length());
  }

  private static Process start(Map<String, String> environment) throws IOException {
    return start(Path.of(".."), environment);
  }

  private static Process start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = JavaCommand.of(Main.class);
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.directory(folder.toFile());
    process.environment().put("LOCAL_STAGE_PORT", "0");
    process.environment().put("LOCAL_STAGE_INGRESS_PORT", "0");
    process.environment().putAll(environment);
    return process.start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
