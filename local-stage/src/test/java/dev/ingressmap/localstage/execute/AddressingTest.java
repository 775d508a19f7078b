package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest {

  private static final String FORBIDDEN = "403 ForbiddenException {\"message\":\"Forbidden\"}";
  private static final String NO_METHOD =
      "403 MissingAuthenticationTokenException {\"message\":\"Missing Authentication Token\"}";

  @AutoClose DataPlane plane = new DataPlane();
  DeployedApi api;

  @BeforeEach
  void deploy() {
    api =
        plane.deploy(
            new SampleApi()
                .route("GET", "/", SampleIntegration.saying("root"))
                .route("GET", "/v1", SampleIntegration.saying("v1 of v1"))
                .route("GET", "/health", SampleIntegration.saying("health")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id}.execute-api.localhost",
        "{id}.execute-api.localhost:4566",
        "{id}.execute-api.localhost.",
        "{id}.execute-api.localhost.:80",
        "{id}.execute-api.eu-west-1.amazonaws.com",
        "{id}.execute-api.localhost.localstack.cloud:4566",
        "{id}.execute-api",
        "{ID}.EXECUTE-API.LocalHost",
      })
  void hostNamesTheApi(String host) throws Exception {
    assertThat(answer(host(host), "/v1/health")).isEqualTo("200 health");
    assertThat(answer(host(host), "/v1")).isEqualTo("200 root");
    assertThat(answer(host(host), "/v1/")).isEqualTo("200 root");
    assertThat(answer(host(host), "/v1/v1")).isEqualTo("200 v1 of v1");
    assertThat(answer(host(host), "/v1/nothing")).isEqualTo(NO_METHOD);
    assertThat(answer(host(host), "/v2/health")).isEqualTo(FORBIDDEN);
    assertThat(answer(host(host), "/V1/health")).isEqualTo(FORBIDDEN);
    assertThat(answer(host(host), "/")).isEqualTo(FORBIDDEN);
    assertThat(answer(host(host), "/restapis")).isEqualTo(FORBIDDEN);
  }

  @Test
  void pathNamesTheApiOnAnyHost() throws Exception {
    for (String host : new String[] {"localhost", "127.0.0.1:4566", "a.b", "[::1]:80"}) {
      assertThat(answer(host, api.target("/health"))).isEqualTo("200 health");
      assertThat(answer(host, api.target(""))).isEqualTo("200 root");
      assertThat(answer(host, api.target("/"))).isEqualTo("200 root");
      assertThat(answer(host, api.target("/health?a=b"))).isEqualTo("200 health");
      assertThat(answer(host, "/_aws/execute-api/nothing/v1/health")).isEqualTo(FORBIDDEN);
      assertThat(answer(host, "/_aws/execute-api/" + api.id())).isEqualTo(FORBIDDEN);
      assertThat(answer(host, "/_aws/execute-api/" + api.id() + "/")).isEqualTo(FORBIDDEN);
      assertThat(answer(host, "/_aws/execute-api/")).isEqualTo(FORBIDDEN);
    }
  }

  @Test
  void pathNamesTheApiInLocalStacksOldFormToo() throws Exception {
    for (String host : new String[] {"localhost", "127.0.0.1:4566", "a.b", "[::1]:80"}) {
      assertThat(answer(host, old("v1", "/health"))).isEqualTo("200 health");
      assertThat(answer(host, old("v1", ""))).isEqualTo("200 root");
      assertThat(answer(host, old("v1", "/"))).isEqualTo("200 root");
      assertThat(answer(host, old("v1", "//health"))).isEqualTo("200 health");
      assertThat(answer(host, old("v1", "/health?a=b"))).isEqualTo("200 health");
      assertThat(answer(host, old("v1", "/v1"))).isEqualTo("200 v1 of v1");
      assertThat(answer(host, old("v1", "/%68ealth"))).isEqualTo("200 health");
      assertThat(answer(host, old("v1", "/nothing"))).isEqualTo(NO_METHOD);
      assertThat(answer(host, old("v2", "/health"))).isEqualTo(FORBIDDEN);
      assertThat(answer(host, old("%761", "/health"))).isEqualTo(FORBIDDEN);
      assertThat(answer(host, "/restapis/nothing/v1/_user_request_/health")).isEqualTo(FORBIDDEN);
    }
  }

  /** A page must not have the origin of the control plane. */
  @Test
  void pagesHaveAnOriginOfTheirOwn() throws Exception {
    String csp = "Content-Security-Policy";
    for (String target :
        List.of(
            api.target("/health"),
            api.target("/nothing"),
            old("v1", "/health"),
            old("v2", ""),
            "/_aws/execute-api/nothing")) {
      String header = Wire.exchange(plane.port(), "GET", target).header(csp);
      assertThat(header).as(target).startsWith("sandbox ").doesNotContain("allow-same-origin");
    }
    try (Wire wire = new Wire(plane.port())) {
      String request = "GET /v1/health HTTP/1.1\r\nHost: " + api.host() + "\r\n\r\n";
      assertThat(wire.send(request).reply().headers())
          .doesNotContainKey(csp.toLowerCase(Locale.ROOT));
    }
  }

  /** They are paths of the control plane, which answers them as it answers all others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/restapis/{id}/v1/%5fuser_request_/health",
        "/restapis/{id}/v1/_user_request_;a=b/health",
        "/restapis/{id}/v1/_user_request_s/health",
        "/restapis/{id}/v1/_USER_REQUEST_/health",
        "/restapis/{id}/v1/x/../_user_request_/health",
        "/restapis/{id}/v1//_user_request_/health",
        "/restapis/{id}/_user_request_/health",
        "/restapis//v1/_user_request_/health",
        "//restapis/{id}/v1/_user_request_/health",
        "/./restapis/{id}/v1/_user_request_/health",
        "/%72estapis/{id}/v1/_user_request_/health",
        "/restapis%2f{id}/v1/_user_request_/health",
        "/_aws/execute%2dapi/{id}/v1/health",
        "/_aws//execute-api/{id}/v1/health",
        "/x/../_aws/execute-api/{id}/v1/health",
      })
  void otherSpellingsOfThePathFormsAreForSomebodyElse(String path) throws Exception {
    assertThat(answer("localhost", path.replace("{id}", api.id()))).isEqualTo("200 other");
  }

  private String old(String stage, String path) {
    return "/restapis/" + api.id() + "/" + stage + "/_user_request_" + path;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "execute-api.localhost",
        ".execute-api.localhost",
        "{id}.execute-apis.localhost",
        "{id}.lambda.localhost",
        "a.{id}.execute-api.localhost",
        "{id}",
      })
  void otherHostsAreForSomebodyElse(String host) throws Exception {
    assertThat(answer(host(host), "/v1/health")).isEqualTo("200 other");
    assertThat(answer(host(host), "/_aws/execute-api")).isEqualTo("200 other");
  }

  @Test
  void unknownApiIsForbidden() throws Exception {
    assertThat(answer("nothing.execute-api.localhost", "/v1/health")).isEqualTo(FORBIDDEN);
  }

  @Test
  void disabledEndpointIsForbiddenFromItsDeploymentOn() throws Exception {
    HostedApi hosted = plane.apis().get(api.id());
    HostedApi disabled = hosted.with(hosted.definition().with(disabled(hosted.api())));
    plane.apis().add(disabled);
    assertThat(answer(api.host(), "/v1/health")).isEqualTo("200 health");

    Deployment deployment = DataPlane.deployment(disabled.definition());
    plane.apis().add(disabled.with(deployment).with(DataPlane.stage(deployment, Map.of())));

    assertThat(answer(api.host(), "/v1/health")).isEqualTo(FORBIDDEN);
    assertThat(answer("localhost", api.target("/health"))).isEqualTo(FORBIDDEN);
  }

  private static RestApi disabled(RestApi api) {
    return new RestApi(
        api.id(),
        api.name(),
        null,
        api.createdDate(),
        null,
        List.of(),
        null,
        api.apiKeySource(),
        api.endpointConfiguration(),
        null,
        Map.of(),
        true,
        api.rootResourceId(),
        null,
        null);
  }

  @Test
  void absoluteFormIsUnderstood() throws Exception {
    String url = "http://" + api.host();
    assertThat(answer("elsewhere", url + "/v1/health")).isEqualTo("200 health");
    assertThat(answer(api.host(), "http://elsewhere/v1/health")).isEqualTo("200 other");
    assertThat(answer(api.host(), url + "/v1/health")).isEqualTo("200 health");
    assertThat(answer(api.host(), url)).isEqualTo(FORBIDDEN);
    assertThat(answer(api.host(), url + "?a=b")).isEqualTo(FORBIDDEN);
  }

  @Test
  void starFormAddressesNoStage() throws Exception {
    assertThat(raw("OPTIONS * HTTP/1.1\r\nHost: " + api.host() + "\r\n\r\n")).isEqualTo(FORBIDDEN);
  }

  @Test
  void http10NeedsNoHost() throws Exception {
    String request = "GET " + api.target("/health") + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    assertThat(raw(request)).isEqualTo("200 health");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/h%65alth", "/%68%65%61%6C%74%68", "/health/", "/health//"})
  void literalMayBeEncodedAndEndInSlashes(String path) throws Exception {
    assertThat(answer(api.host(), "/v1" + path)).isEqualTo("200 health");
  }

  /** As in recordings of AWS's answers. */
  @ParameterizedTest
  @CsvSource({
    "/v1/proxy-value, /v1/proxy-value, proxy-value",
    "/v1/proxy-value/, /v1/proxy-value/, proxy-value",
    "/v1/proxy-value//double-slash, /v1/proxy-value//double-slash, proxy-value//double-slash",
    "//v1/proxy-value, /v1/proxy-value, proxy-value",
    "///v1/proxy-value, /v1/proxy-value, proxy-value",
    "/v1//proxy-value, /v1//proxy-value, proxy-value",
    "/v1//hardcoded, /v1//hardcoded, hardcoded",
    "//v1///hardcoded, /v1///hardcoded, hardcoded",
  })
  void slashesBeforeTheStageAndBehindItAreOne(String target, String path, String proxy)
      throws Exception {
    String template = "$context.path $input.params('proxy') $context.domainPrefix";
    DeployedApi slashes =
        plane.deploy(
            new SampleApi()
                .route("GET", "/{proxy+}", SampleIntegration.saying(template))
                .route(
                    "GET",
                    "/hardcoded",
                    SampleIntegration.saying("$context.path hardcoded $context.domainPrefix")));
    String expected = "200 %s %s %s".formatted(path, proxy, slashes.id());

    assertThat(answer(slashes.host(), target)).isEqualTo(expected);
    assertThat(answer("127.0.0.1:4566", "/_aws/execute-api/" + slashes.id() + target))
        .isEqualTo(expected);
    String below = target.replaceFirst("^/+v1", "");
    assertThat(answer("127.0.0.1", "/restapis/" + slashes.id() + "/v1/_user_request_" + below))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/Health", "/health;a=b", "/healt", "/health%2F", "/a//health", "/health/x"})
  void literalIsMatchedWhole(String path) throws Exception {
    assertThat(answer(api.host(), "/v1" + path)).isEqualTo(NO_METHOD);
  }

  @Test
  void longPathsAreMatchedOrRefused() throws Exception {
    assertThat(answer(api.host(), "/v1" + "/a".repeat(3_000))).isEqualTo(NO_METHOD);
    assertThat(answer(api.host(), "/v1" + "/a".repeat(30_000))).startsWith("414");
  }

  private String host(String template) {
    return template.replace("{id}", api.id()).replace("{ID}", api.id().toUpperCase(Locale.ROOT));
  }

  private String answer(String host, String target) throws Exception {
    return raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  private String raw(String request) throws Exception {
    try (Wire wire = new Wire(plane.port())) {
      Reply reply = wire.send(request).reply();
      String error = reply.header("x-amzn-ErrorType");
      return reply.status() + " " + (error.isEmpty() ? "" : error + " ") + reply.body();
    }
  }
}
