package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Received;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.ingress.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * API Gateway judges a path and the ingress serves it. Any request is either refused, or the route
 * that was judged and the rule that served it belong to the same Ingress.
 */
@Timeout(300)
class PathConfusionTest {

  private static final int PATHS = Rounds.of(2_500);
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Open routes, with protected and closed routes of other teams below and next to them. Prefixes
   * end with a slash and have an {@code Exact} next to them, as docs/kubernetes.md advises for F5's
   * NGINX.
   */
  private static final String MAP =
      """
      a/open, Prefix, /open/
      a/open-itself, Exact, /open
      a/raw, Prefix, /raw/
      a/raw-itself, Exact, /raw
      a/page, Exact, /page
      b/health, Exact, /health, authorization=AWS_IAM
      b/secret, Prefix, /raw/secret/, api-key-required=true
      b/secret-itself, Exact, /raw/secret, api-key-required=true
      b/admin, Exact, /raw/admin/x, authorization=AWS_IAM, methods=GET
      c/internal, Prefix, /raw/internal/, expose=false
      c/internal-itself, Exact, /raw/internal, expose=false
      c/under, Prefix, /open/under/, authorization=AWS_IAM
      c/under-itself, Exact, /open/under, authorization=AWS_IAM
      """;

  /** The spellings in the report of the fault, and more like them. */
  private static final List<String> WAYS_ROUND =
      List.of(
          "/open/%2e%2e/health",
          "/open/../health",
          "/open/..;/health",
          "/raw/..%2fsecret/x",
          "/raw/..%2finternal/x",
          "/raw//admin/x",
          "/raw/./admin/x",
          "/raw/admin%2fx",
          "/raw/%2fadmin/x",
          "/raw/x/..%2fadmin/x",
          "/raw/%2e/admin/x",
          "/raw/%61dmin/x",
          "/raw/a/../internal/x",
          "/raw/internal%2Fx",
          "/raw//internal/x",
          "/raw/.%2finternal/x",
          "/open/x/..%5c..%5chealth",
          "/page/../raw/secret/x",
          "/raw/secret%2f%2e%2e%2fadmin/x",
          "/raw/admin/x%00",
          "/raw/admin%2fx?a=/raw");

  @TempDir Path folder;

  private final Map<String, Backend> backends = new HashMap<>();
  private final Backend behindNginx = new Backend();
  private IngressMap map;

  @BeforeEach
  void readTheMap() throws IOException {
    Path file = folder.resolve("map.yaml");
    Files.writeString(file, MAP.lines().map(PathConfusionTest::ingress).reduce("", String::concat));
    map = Manifests.read(List.of(file.toString()), () -> System.in);
    map.objects().forEach(object -> backends.put(object.id().toString(), new Backend()));
  }

  @AfterEach
  void close() throws IOException {
    behindNginx.close();
    for (Backend backend : backends.values()) {
      backend.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyGetsRound(IngressKind kind, TestReporter reporter) throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    reporter.publishEntry("fuzz.seed", Long.toString(seed));
    try (IngressUnderTest ingress = kind.start(folder, map, backends, behindNginx);
        Api api = new Api(ingress)) {
      Outcome outcome = new Outcome();
      WAYS_ROUND.forEach(path -> outcome.add(api, "GET", path));
      assertThat(outcome.served).isZero();
      RandomPaths paths = new RandomPaths(new Random(seed));
      for (int i = 0; i < PATHS; i++) {
        outcome.add(api, paths.method(), paths.next());
      }
      assertThat(outcome.violations).as("seed " + seed).isEmpty();
      reporter.publishEntry("served", Integer.toString(outcome.served));
      // Some calls are refused, but not all.
      assertThat(outcome.served).isGreaterThan(PATHS / 50);
      assertThat(outcome.refused).isGreaterThan(PATHS / 10);
    }
  }

  @Test
  void nginxAloneLetsThemRound() throws Exception {
    assumeTrue(Nginx.isInstalled(), Nginx.ABSENT);
    String allowsAll = "map $request_uri $ingressmap_ambiguous_path { default 0; }";
    try (Nginx nginx =
            Nginx.start(folder, Nginx.Controller.F5, allowsAll, map, behindNginx.port());
        Api api = new Api(new IngressUnderTest(nginx.address(), nginx::close))) {
      Outcome outcome = new Outcome();
      WAYS_ROUND.forEach(path -> outcome.add(api, "GET", path));
      assertThat(outcome.violations.lines()).hasSizeGreaterThan(10);
    }
  }

  /** The result of calls. */
  private final class Outcome {

    private int refused;
    private int served;
    private String violations = "";

    void add(Api api, String method, String path) {
      Reply reply = api.call(method, path);
      Served served = served();
      if (served == null) {
        refused++;
        if (reply.status() < 400 || reply.status() > 499) {
          violations += method + " " + path + ": " + reply.status() + "\n";
        }
      } else {
        this.served++;
        if (!served.judged.equals(served.by)) {
          violations += method + " " + path + ": " + served + "\n";
        }
      }
    }

    /** The Ingress whose backend got the request; null if none did. */
    private @Nullable Served served() {
      if (behindNginx.waiting() > 0) {
        Received received = take(behindNginx);
        return new Served(received.header("X-Judged"), received.header("X-Served-By"));
      }
      for (Map.Entry<String, Backend> backend : backends.entrySet()) {
        if (backend.getValue().waiting() > 0) {
          return new Served(take(backend.getValue()).header("X-Judged"), backend.getKey());
        }
      }
      return null;
    }
  }

  /** The Ingress of the judged route, and that of the rule that served the request. */
  private record Served(String judged, String by) {}

  private static Received take(Backend backend) {
    try {
      return backend.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The map's API, deployed. Each backend's answer says which Ingress's route was judged. */
  private final class Api implements AutoCloseable {

    private final ApiGatewayUnderTest gateway;
    private final String id;
    private Wire wire;
    private boolean isLast;

    Api(IngressUnderTest ingress) throws IOException {
      gateway =
          new ApiGatewayUnderTest(
              Faults.NONE,
              new IngressHosts(host -> host.equals("demo.example.com"), ingress.address()));
      DesiredApi desired = ApiMapping.map(map, Settings.DEFAULT);
      id =
          gateway
              .client()
              .importRestApi(r -> r.body(SdkBytes.fromUtf8String(document(desired))))
              .id();
      gateway.client().createDeployment(r -> r.restApiId(id).stageName("v1"));
      wire = new Wire(gateway.endpoint().getPort());
    }

    Reply call(String method, String path) {
      String request =
          "%s /v1%s HTTP/1.1\r\nHost: %s.execute-api.localhost\r\n\r\n".formatted(method, path, id);
      try {
        if (isLast) {
          wire.close();
          wire = new Wire(gateway.endpoint().getPort());
        }
        Reply reply = wire.send(request).reply(method);
        // If a request cannot be read at all, its method is unknown too, and nothing after it is
        // read.
        isLast = reply.status() == 400;
        return reply;
      } catch (IOException e) {
        throw new IllegalStateException(method + " " + path, e);
      }
    }

    private static String document(DesiredApi desired) {
      ObjectNode document = (ObjectNode) JSON.readTree(ApiDocument.of(desired).json());
      for (Operation operation : desired.operations().values()) {
        JsonNode item = document.path("paths").path(operation.key().path());
        String verb =
            operation.key().method().equals("ANY")
                ? "x-amazon-apigateway-any-method"
                : operation.key().method().toLowerCase(Locale.ROOT);
        ObjectNode integration =
            (ObjectNode) item.path(verb).path("x-amazon-apigateway-integration");
        if (integration.path("type").stringValue().equals("http_proxy")) {
          integration
              .withObject("requestParameters")
              .put("integration.request.header.X-Judged", "'" + operation.source().owner() + "'");
        }
      }
      return document.toString();
    }

    @Override
    public void close() throws IOException {
      wire.close();
      gateway.close();
    }
  }

  /** {@code namespace/name, type, path, annotations}. */
  private static String ingress(String line) {
    String[] words = line.split(", ", -1);
    String[] id = words[0].split("/", -1);
    StringBuilder annotations = new StringBuilder();
    Stream.of(words)
        .skip(3)
        .map(annotation -> annotation.split("=", 2))
        .forEach(annotation ->
            annotations.append(
                "    ingressmap.dev/%s: \"%s\"%n".formatted(annotation[0], annotation[1])));
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      namespace: %s
      name: %s
      annotations:
        of: a-team
    %sspec:
      rules:
        - host: demo.example.com
          http:
            paths:
              - path: %s
                pathType: %s
                backend: {service: {name: %s, port: {number: 80}}}
    """
        .formatted(id[0], id[1], annotations, words[2], words[1], id[1]);
  }

  /** Paths of the map's segments, of spellings that resolve to them, and of similar segments. */
  private static final class RandomPaths {

    private static final List<String> SEGMENTS =
        List.of(
            "open",
            "raw",
            "page",
            "health",
            "secret",
            "admin",
            "internal",
            "under",
            "x",
            "open",
            "raw",
            "admin",
            "x",
            "",
            ".",
            "..",
            "%2e",
            "%2E%2e",
            ".%2e",
            "..;",
            ".;a=b",
            "...",
            "%20",
            "ADMIN",
            "Health",
            "admin;a=b",
            "admin.",
            "admin%20",
            "%2561dmin",
            "%252e%252e",
            "%c0%ae%c0%ae",
            "%ef%bc%8f",
            "admin%3f",
            "admin%23",
            "%00",
            "é",
            "a+b",
            "~",
            "%7eadmin",
            "openx",
            "v1");
    private static final List<String> SEPARATORS =
        List.of("/", "/", "/", "/", "/", "/", "/", "//", "%2f", "%2F", "%5c", "\\", "/./", "/../");

    private final Random random;

    RandomPaths(Random random) {
      this.random = random;
    }

    String method() {
      return pick(List.of("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "DELETE"));
    }

    String next() {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i <= random.nextInt(5); i++) {
        path.append(i == 0 ? "/" : pick(SEPARATORS)).append(pick(SEGMENTS));
      }
      if (random.nextInt(4) == 0) {
        encodeOne(path);
      }
      if (random.nextInt(8) == 0) {
        path.append(pick(List.of("/", "//", "?", "?a=/../b", "%3f", ";", "#", "%2f")));
      }
      return path.toString();
    }

    private void encodeOne(StringBuilder path) {
      int at = 1 + random.nextInt(path.length());
      if (at < path.length()) {
        path.replace(at, at + 1, "%%%02x".formatted((int) path.charAt(at) & 0xff));
      }
    }

    private String pick(List<String> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
