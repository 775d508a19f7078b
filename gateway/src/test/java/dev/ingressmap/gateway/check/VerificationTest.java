package dev.ingressmap.gateway.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.gateway.source.Manifests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verification of stages that answer in unexpected ways. */
@Timeout(60)
class VerificationTest {

  private static final String REFUSED = answer("403 Forbidden", "ForbiddenException");
  private static final String OK = answer("200 OK", "");
  private static final Limits LIMITS =
      new Limits(2_000, 1_000, Duration.ofMinutes(1), Limits.SAFE_METHODS);

  @TempDir private Path folder;

  @Test
  void refusalsOfAnyStatusAreRefusals() throws IOException {
    String refused = answer("404 Not Found", "MissingAuthenticationTokenException");
    try (RawStage stage = stage(request -> isOpen(request) ? OK : refused)) {
      Verdict verdict = verify(stage);

      assertThat(verdict.failure()).isNull();
      assertThat(verdict.unseen()).isEmpty();
      assertThat(verdict.calls()).isEqualTo(stage.lines().size()).isGreaterThan(50);
    }
  }

  @Test
  void everythingElseIsAFinding() throws IOException {
    String broken = answer("502 Bad Gateway", "InternalServerErrorException");
    try (RawStage stage = RawStage.of(broken)) {
      assertThat(verify(stage).findings().get(0).toString())
          .startsWith("not refused: GET http://")
          .endsWith(
              "/health -> 502 InternalServerErrorException: gets round ANY /health (AWS_IAM) of"
                  + " default/health");
    }
  }

  /** Such an answer means that API Gateway no longer guards the route. */
  @ParameterizedTest
  @ValueSource(strings = {"401 Unauthorized", "403 Forbidden", "400 Bad Request"})
  void refusalOfABackendIsAFinding(String status) throws IOException {
    try (RawStage stage = RawStage.of(answer(status, ""))) {
      assertThat(verify(stage).findings())
          .hasSize(3)
          .allMatch(finding -> finding.url().endsWith("/health"));
    }
  }

  /** One route is guarded; the other methods of its path are closed, each with its own refusal. */
  @ParameterizedTest
  @CsvSource({"403 Forbidden, '', 1", "403 Forbidden, ForbiddenException, 0"})
  void closedMethodsOfAGuardedPathAreClosed(String status, String error, int findings)
      throws IOException {
    String manifests =
        ingress("admin", "Exact", "/open/admin", "authorization: AWS_IAM")
                .replace("annotations: {", "annotations: {ingressmap.dev/methods: GET, ")
            + ingress("open", "Prefix", "/open", "cors: \"false\"");
    String closed = answer("403 Forbidden", "");
    try (RawStage stage =
        stage(request ->
            isOpen(request) && !request.contains("admin")
                ? OK
                : request.startsWith("GET /open/admin ") ? answer(status, error) : closed)) {
      Verdict verdict = verify(stage, manifests);

      assertThat(verdict.problem()).isNull();
      assertThat(verdict.findings()).hasSize(findings);
      assertThat(verdict.findings()).allMatch(finding -> finding.route().equals("GET /open/admin"));
    }
  }

  @Test
  void throttledCallsAreMadeAgain() throws IOException {
    Set<String> throttled = ConcurrentHashMap.newKeySet();
    AtomicInteger left = new AtomicInteger(3);
    try (RawStage stage =
        stage(request ->
            left.get() > 0 && throttled.add(request) && left.getAndDecrement() > 0
                ? answer("429 Too Many Requests", "TooManyRequestsException")
                : isOpen(request) ? OK : REFUSED)) {
      assertThat(verify(stage).failure()).isNull();
      assertThat(throttled).hasSize(3);
    }
  }

  @Test
  void silenceProvesNothing() throws IOException {
    try (RawStage stage =
        new RawStage((request, to) -> {
          throw new IOException("gone");
        })) {
      Verdict verdict = verify(stage);

      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.failure()).startsWith("not verified: no decision: GET http://");
      assertThat(verdict.calls()).isLessThan(30);
    }
  }

  /** Like a resource policy or a firewall that blocks this machine. */
  @Test
  void stageThatRefusesEverybodyProvesNothing() throws IOException {
    try (RawStage stage = RawStage.of(REFUSED)) {
      assertThat(verify(stage).failure())
          .startsWith("not verified: the stage refuses its open routes too");
    }
  }

  /** A team's backend must not make a verification pass, nor stop it from checking other routes. */
  @ParameterizedTest
  @ValueSource(strings = {"500 Internal Server Error", "504 Gateway Timeout"})
  void brokenBackendIsToldAsNotTried(String status) throws IOException {
    try (RawStage stage =
        stage(request ->
            isOpen(request) || (request.contains("/open") && request.contains(".json"))
                ? answer(status, "")
                : REFUSED)) {
      Verdict verdict = verify(stage);

      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.unseen())
          .contains("what is behind ANY /open/{proxy+} of default/open, which is broken or slow");
    }
  }

  @Test
  void timeThatRunsOutProvesNothing() throws IOException {
    Limits slow = new Limits(2_000, 20, Duration.ofSeconds(1), Limits.SAFE_METHODS);
    try (RawStage stage = stage(request -> isOpen(request) ? OK : REFUSED)) {
      assertThat(new Verification(slow).of(api(), stage::url, line -> {}).failure())
          .isEqualTo(
              "not verified: time ran out before all ways round were tried: --time gives more");
    }
  }

  @Test
  void timeIsNotMendedByMoreCalls() throws IOException {
    Limits slow = new Limits(2_000, 20, Duration.ofSeconds(1), Limits.SAFE_METHODS);
    try (RawStage stage = stage(request -> isOpen(request) ? OK : REFUSED)) {
      assertThat(new Verification(slow).of(api(), stage::url, line -> {}).cut()).isFalse();
    }
  }

  /** Repeated calls count too, so there may be too few calls left for the plain paths. */
  @Test
  void callsThatRunOutProveNothing() throws IOException {
    int plain = 4;
    Limits few = new Limits(plain, 1_000, Duration.ofMinutes(1), Limits.SAFE_METHODS);
    AtomicInteger throttled = new AtomicInteger(1);
    try (RawStage stage =
        stage(request ->
            throttled.getAndDecrement() > 0
                ? answer("429 Too Many Requests", "TooManyRequestsException")
                : isOpen(request) ? OK : REFUSED)) {
      assertThat(new Verification(few).of(api(), stage::url, line -> {}).failure())
          .isEqualTo(
              "not verified: calls ran out before all plain paths were called: --calls gives more");
    }
  }

  /** A team's backend must not hide where its path leads by leaving calls unanswered. */
  @Test
  void backendThatLeavesCallsThatLeadNowhereUnansweredIsTold() throws IOException {
    try (RawStage stage =
        new RawStage((request, to) -> {
          if (request.contains(" /open") && request.contains("252fw")) {
            throw new IOException("gone");
          }
          boolean isLedOn = isOpen(request) || request.contains("252fhealth");
          to.write((isLedOn ? OK : REFUSED).getBytes(ISO_8859_1));
        })) {
      Limits few = new Limits(80, 1_000, Duration.ofMinutes(1), Limits.SAFE_METHODS);
      assertThat(new Verification(few).of(api(), stage::url, line -> {}).unseen())
          .contains("what is behind ANY /open/{proxy+} of default/open, which is broken or slow");
    }
  }

  /** API Gateway's answer to a preflight request does not reach a backend. */
  @Test
  void preflightIsNoWayRound() throws IOException {
    String manifests =
        ingress("health", "Exact", "/health", "authorization: AWS_IAM")
            + ingress("open", "Prefix", "/open", "cors: \"true\"");
    try (RawStage stage =
        stage(request ->
            request.startsWith("OPTIONS /open")
                ? answer("204 No Content", "")
                : isOpen(request) ? OK : REFUSED)) {
      Path file = folder.resolve("gateway.yaml");
      Files.writeString(file, "cors: {origins: [https://a.example.com]}");
      DesiredApi api = api(manifests, SettingsFile.read(file));
      assertThat(new Verification(LIMITS).of(api, stage::url, line -> {}).findings()).isEmpty();
    }
  }

  /** A page that accepts any path is not a finding, but the page of a guarded path is. */
  @ParameterizedTest
  @CsvSource({"page, 0", "secret, 4"})
  void otherContentIsAFinding(String content, int findings) throws IOException {
    try (RawStage stage =
        stage(request ->
            !isOpen(request)
                ? REFUSED
                : request.contains(": /health\n") ? page(content) : page("page"))) {
      assertThat(verify(stage).findings()).hasSize(findings);
    }
  }

  /** Another host's Ingress may keep out a path that the API has. */
  @Test
  void openRouteOfAnotherHostIsNoFinding() throws IOException {
    String manifests =
        ingress("open", "Exact", "/x", "cors: \"false\"")
            + ingress("hidden", "Exact", "/x", "expose: \"false\"")
                .replace("a.example.com", "b.example.com");
    try (RawStage stage =
        new RawStage((request, to) ->
            to.write((request.contains(" /x ") ? OK : REFUSED).getBytes(ISO_8859_1)))) {
      Verdict verdict = verify(stage, manifests);

      assertThat(verdict.routes()).isEqualTo(1);
      assertThat(verdict.findings()).isEmpty();
    }
  }

  private static Verdict verify(RawStage stage) {
    return new Verification(LIMITS).of(api(), stage::url, line -> {});
  }

  private static Verdict verify(RawStage stage, String manifests) {
    return new Verification(LIMITS).of(api(manifests), stage::url, line -> {});
  }

  /** A stage whose answers are chosen by request. */
  private static RawStage stage(Function<String, String> answers) {
    return new RawStage((request, to) -> to.write(answers.apply(request).getBytes(ISO_8859_1)));
  }

  /** Whether a request is for the open route, exactly as written. */
  private static boolean isOpen(String request) {
    return request.lines().toList().get(0).matches("[A-Z]+ /open(/[a-z0-9]+)? HTTP/1.1");
  }

  private static DesiredApi api() {
    String manifests =
        ingress("health", "Exact", "/health", "authorization: AWS_IAM")
            + ingress("open", "Prefix", "/open", "cors: \"false\"");
    return api(manifests);
  }

  private static DesiredApi api(String manifests) {
    return api(manifests, Settings.DEFAULT);
  }

  private static DesiredApi api(String manifests, Settings settings) {
    byte[] bytes = manifests.getBytes(ISO_8859_1);
    return ApiMapping.map(
        Manifests.read(List.of("-"), () -> new ByteArrayInputStream(bytes)), settings);
  }

  private static String ingress(String name, String type, String path, String annotation) {
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: %s
      annotations: {ingressmap.dev/%s}
    spec:
      rules:
        - host: a.example.com
          http:
            paths:
              - path: %s
                pathType: %s
                backend: {service: {name: %s, port: {number: 80}}}
    """
        .formatted(name, annotation, path, type, name);
  }

  private static String answer(String status, String error) {
    return "HTTP/1.1 "
        + status
        + "\r\nx-amzn-ErrorType: "
        + error
        + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static String page(String content) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
  }
}
