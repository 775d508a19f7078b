package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.model.stage.CanarySettings;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.model.stage.UnauthorizedRefresh;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backend counts its answers, so that those from a cache are known. */
@Timeout(60)
class CachingTest {

  private static final String PATHS =
      """
      paths:
        /plain:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: ANY, uri: '$backend'}
        /items/{id}:
          get:
            parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: page, in: query, schema: {type: string}}
            - {name: X-Team, in: header, schema: {type: string}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: '$backend/{id}'
              requestParameters:
                integration.request.path.id: method.request.path.id
                integration.request.header.X-Who: method.request.header.X-Team
              cacheKeyParameters: [method.request.path.id, method.request.querystring.page, integration.request.header.X-Who]
        /unkeyed/{id}:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$backend'}
        /one:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$backend', cacheNamespace: shared}
        /other:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$backend', cacheNamespace: shared}
        /signed:
          get:
            x-amazon-apigateway-auth: {type: AWS_IAM}
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$backend'}
        /needed:
          get:
            parameters: [{name: q, in: query, required: true, schema: {type: string}}]
            x-amazon-apigateway-request-validator: all
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$backend'}
      x-amazon-apigateway-request-validators: {all: {validateRequestParameters: true, validateRequestBody: false}}
      """;

  private static final MethodSetting CACHED =
      caching(60, true, UnauthorizedRefresh.SUCCEED_WITH_RESPONSE_HEADER);

  private static final MethodSetting OPEN =
      caching(60, false, UnauthorizedRefresh.SUCCEED_WITH_RESPONSE_HEADER);

  private final AtomicInteger answers = new AtomicInteger();

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");

  @AutoClose
  Backend backend =
      new Backend()
          .answers(request -> Sent.of(200, "answer " + answers.incrementAndGet(), "X-Own: yes"));

  @AutoClose DataPlane plane = new DataPlane(() -> now);

  private DeployedApi api;

  @BeforeEach
  void deploy() {
    api = plane.deploy(DocumentApi.of(PATHS.replace("$backend", backend.url())));
  }

  @Test
  void keepsAnAnswerForItsTime() throws Exception {
    stage(true, Map.of("*/*", CACHED));

    Reply first = api.get("/plain");
    Reply second = api.get("/plain");
    assertThat(second.body()).isEqualTo(first.body()).isEqualTo("answer 1");
    assertThat(second.header("X-Own")).isEqualTo("yes");
    assertThat(second.header("x-amzn-RequestId")).isNotEqualTo(first.header("x-amzn-RequestId"));
    now = now.plus(Duration.ofMillis(59_999));
    assertThat(body("/plain")).isEqualTo("answer 1");
    now = now.plus(Duration.ofMillis(1));
    assertThat(body("/plain")).isEqualTo("answer 2");
  }

  @Test
  void cachesOnlyWithAClusterAndItsSetting() throws Exception {
    assertThat(body("/plain")).isNotEqualTo(body("/plain"));
    stage(false, Map.of("*/*", CACHED));
    assertThat(body("/plain")).isNotEqualTo(body("/plain"));
    stage(true, Map.of());
    assertThat(body("/plain")).isNotEqualTo(body("/plain"));
    stage(true, Map.of("*/*", caching(0, true, UnauthorizedRefresh.SUCCEED_WITH_RESPONSE_HEADER)));
    assertThat(body("/plain")).isNotEqualTo(body("/plain"));
    stage(true, Map.of("*/*", CACHED, "plain/GET", MethodSetting.DEFAULT));
    assertThat(body("/plain")).isNotEqualTo(body("/plain"));
    assertThat(body("/unkeyed/a")).isEqualTo(body("/unkeyed/a"));
  }

  @Test
  void onlyGetIsCachedUnlessAMethodSaysSo() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    assertThat(api.post("/plain", "a").body()).isNotEqualTo(api.post("/plain", "a").body());
    stage(true, Map.of("plain/POST", CACHED));
    assertThat(api.post("/plain", "a").body()).isEqualTo(api.post("/plain", "b").body());
    assertThat(body("/plain")).isNotEqualTo(api.post("/plain", "a").body());
  }

  @Test
  void aKeyHasTheValuesOfItsParametersAndNothingElse() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    String first = body("/items/1?page=1", "X-Team: a");
    assertThat(body("/items/1?page=1&other=2", "X-Team: a", "X-Else: b")).isEqualTo(first);
    assertThat(body("/items/2?page=1", "X-Team: a")).isNotEqualTo(first);
    assertThat(body("/items/1?page=2", "X-Team: a")).isNotEqualTo(first);
    assertThat(body("/items/1", "X-Team: a")).isNotEqualTo(first);
    assertThat(body("/items/1?page=1", "X-Team: b")).isNotEqualTo(first);
    assertThat(body("/items/1?page=1")).isNotEqualTo(first);
    assertThat(body("/unkeyed/1")).isEqualTo(body("/unkeyed/2"));
  }

  @Test
  void resourcesShareANamespace() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    assertThat(body("/one")).isEqualTo(body("/other")).isNotEqualTo(body("/plain"));
  }

  @Test
  void errorsOfBackendsAreKeptButNotThoseOfTheGateway() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    backend.answers(request -> Sent.of(503, "down " + answers.incrementAndGet()));
    assertThat(body("/plain")).isEqualTo(body("/plain")).startsWith("down");
    backend.answers(request -> new Sent("", true));
    assertThat(api.get("/one").status()).isEqualTo(504);
    backend.answers(200, "up");
    assertThat(body("/one")).isEqualTo("up");
  }

  /** Who did not ask for a part, or has no older answer, could not use them. */
  @ParameterizedTest
  @CsvSource({
    "206, Range: bytes=0-2",
    "304, If-None-Match: a",
    "412, If-Match: b",
    "416, Range: bytes=9-"
  })
  void answersToTheConditionsOfARequestAreNotKept(int status, String condition) throws Exception {
    stage(true, Map.of("*/*", CACHED));
    backend.answers(request ->
        request.header(condition.substring(0, condition.indexOf(':'))).isEmpty()
            ? Sent.of(200, "whole " + answers.incrementAndGet())
            : Sent.of(status, status == 304 ? "" : "a part"));
    assertThat(api.get("/plain", condition).status()).isEqualTo(status);
    assertThat(body("/plain")).isEqualTo("whole 1");
    assertThat(body("/plain", condition)).isEqualTo("whole 1");
  }

  @Test
  void aRequestIsValidatedAllTheSame() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    assertThat(api.get("/needed?q=1").status()).isEqualTo(200);
    assertThat(api.get("/needed").status()).isEqualTo(400);
    assertThat(body("/needed?q=1")).isEqualTo(body("/needed?q=2"));
  }

  @Test
  void largeAnswersAreNotKept() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    backend.answers(request -> {
      answers.incrementAndGet();
      return Sent.of(200, "x".repeat(request.target().contains("/1") ? 1 << 20 : (1 << 20) + 1));
    });
    body("/items/1");
    body("/items/1");
    assertThat(answers).hasValue(1);
    body("/items/2");
    body("/items/2");
    assertThat(answers).hasValue(3);
  }

  /** An attacker may not fill the memory by the values of a key. */
  @Test
  void whatWasNotUsedForTheLongestTimeMakesRoom() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    String large = "x".repeat(1_000_000);
    backend.answers(request -> {
      answers.incrementAndGet();
      return Sent.of(200, large);
    });
    for (int i = 0; i < 70; i++) {
      body("/items/" + i);
      body("/items/0");
    }
    assertThat(answers).hasValue(70);
    body("/items/1");
    assertThat(answers).hasValue(71);
  }

  @Test
  void whoMayRefreshesIt() throws Exception {
    stage(true, Map.of("*/*", OPEN));
    String old = body("/plain");
    Reply fresh = api.get("/plain", "Cache-Control: no-transform, MAX-AGE=0");
    assertThat(fresh.body()).isNotEqualTo(old);
    assertThat(fresh.header("Warning")).isEmpty();
    assertThat(body("/plain")).isEqualTo(fresh.body());
    assertThat(body("/plain", "Cache-Control: no-cache")).isEqualTo(fresh.body());
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCEED_WITH_RESPONSE_HEADER, 200, 199 Cache-control headers were ignored because the caller was unauthorized.",
    "SUCCEED_WITHOUT_RESPONSE_HEADER, 200,",
    "FAIL_WITH_403, 403,"
  })
  void whoMayNotGetsWhatTheStageSays(
      UnauthorizedRefresh strategy, int status, @Nullable String warning) throws Exception {
    stage(true, Map.of("*/*", caching(60, true, strategy)));
    String old = body("/plain");

    Reply refused = api.get("/plain", "Cache-Control: max-age=0");
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.header("Warning")).isEqualTo(warning == null ? "" : warning);
    Reply later = api.get("/plain");
    assertThat(later.body()).isEqualTo(old);
    assertThat(later.header("Warning")).isEmpty();
  }

  @Test
  void aSignedCallMayRefresh() throws Exception {
    stage(true, Map.of("*/*", CACHED));
    String signature =
        "Authorization: AWS4-HMAC-SHA256 Credential=id/20261122/eu-west-1/execute-api/aws4_request";
    String old = body("/signed", signature);
    assertThat(body("/signed", signature)).isEqualTo(old);
    assertThat(body("/signed", signature, "Cache-Control: max-age=0")).isNotEqualTo(old);
  }

  @ParameterizedTest
  @CsvSource({"execute-api:Invoke, false", "execute-api:*, true"})
  void aPolicyMayLetEverybodyRefresh(String action, boolean fresh) throws Exception {
    api =
        plane.deploy(
            DocumentApi.of(
                PATHS.replace("$backend", backend.url())
                    + """
                    x-amazon-apigateway-policy:
                      Version: '2012-10-17'
                      Statement: [{Effect: Allow, Principal: '*', Action: 'execute-api:*', Resource: 'execute-api:/*'}]
                    """
                        .replace("'execute-api:*'", "'" + action + "'")));
    stage(true, Map.of("*/*", CACHED));
    String old = body("/plain");
    assertThat(body("/plain", "Cache-Control: max-age=0").equals(old)).isNotEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aCanaryUsesTheCacheIfItMay(boolean uses) throws Exception {
    try (DataPlane canaries = new DataPlane(() -> 0)) {
      api = canaries.deploy(DocumentApi.of(PATHS.replace("$backend", backend.url())));
      stage(true, Map.of("*/*", CACHED), new CanarySettings(100, null, Map.of(), uses));
      assertThat(body("/plain").equals(body("/plain"))).isEqualTo(uses);
    }
  }

  private String body(String path, String... headers) throws IOException {
    return api.get(path, headers).body();
  }

  private static MethodSetting caching(int ttl, boolean authorized, UnauthorizedRefresh strategy) {
    return new MethodSetting(false, null, false, -1, -1, true, ttl, false, authorized, strategy);
  }

  private void stage(boolean cluster, Map<String, MethodSetting> settings) {
    stage(cluster, settings, null);
  }

  private void stage(
      boolean cluster, Map<String, MethodSetting> settings, @Nullable CanarySettings canary) {
    api.plane()
        .apis()
        .update(
            api.id(),
            hosted -> {
              Stage stage = hosted.stage("v1");
              return hosted.with(
                  new Stage(
                      stage.stageName(),
                      stage.deploymentId(),
                      null,
                      cluster,
                      "0.5",
                      settings,
                      Map.of(),
                      null,
                      canary,
                      null,
                      null,
                      false,
                      Map.of(),
                      now,
                      now));
            });
  }
}
