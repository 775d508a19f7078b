package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** Changes by others to the API of a map. */
class DriftTest {

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.deploy("Exact a.b/a", "Exact a.b/b");
  }

  @Test
  void isToldFromWhatTheMapChanged() throws IOException {
    redirect("/a");

    CommandRun plan = gateway.plan();
    assertThat(plan.out())
        .containsPattern("~ route  ANY /a  open  \\(default/i[-0-9a-f]+\\)  \\(drift\\)")
        .contains("integration.uri  http://evil -> http://a.b/a")
        .contains("Drift: the stage was deployed from this map, and the API was changed since");
    assertThat(drifts(gateway.run("plan", "-f", manifests(), "--output=json")))
        .containsExactly("ANY /a true");

    // If the map has changed too, nobody can tell who made which change.
    gateway.rules("Exact a.b/a", "Exact a.b/c");
    assertThat(gateway.plan().out()).doesNotContain("drift").doesNotContain("Drift");
    gateway.apply();
    gateway.assertUpToDate();
  }

  /** A document replaces everything in an API, so unmentioned changes would be lost unseen. */
  @Test
  void isSeenInWhatNoRouteSpeaksOf() throws IOException {
    addUnused();

    assertThat(gateway.plan().out())
        .contains("- authorizer  theirs       (drift)")
        .contains("- model       Theirs       (drift)")
        .contains("- response    THROTTLED    (drift)");

    gateway.rules("Exact a.b/c");
    assertThat(gateway.plan().out())
        .contains("- authorizer  theirs", "- model       Theirs", "- response    THROTTLED")
        .contains("+ route       ANY /c");
    JsonNode apply = gateway.apply();
    assertThat(apply.get("reads").asInt()).isEqualTo(5);
    String api = gateway.apiId();
    assertThat(gateway.client().getAuthorizers(r -> r.restApiId(api)).items()).isEmpty();
    gateway.assertUpToDate();
  }

  @Test
  void isShownOfAnApiThatIsToBeAdopted() throws IOException {
    addUnused();
    String api = gateway.apiId();
    gateway
        .client()
        .untagResource(r ->
            r.resourceArn("arn:aws:apigateway:us-east-1::/restapis/" + api)
                .tagKeys("ingressmap.dev/map"));
    assertThat(gateway.adopt(api, "--auto-approve").out())
        .contains("- authorizer  theirs", "- model       Theirs", "- response    THROTTLED");
  }

  private void addUnused() {
    String api = gateway.apiId();
    gateway
        .client()
        .createAuthorizer(r ->
            r.restApiId(api)
                .name("theirs")
                .type(AuthorizerType.TOKEN)
                .identitySource("method.request.header.X")
                .authorizerUri(
                    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                        + "arn:aws:lambda:us-east-1:123456789012:function:f/invocations"));
    gateway
        .client()
        .createModel(
            r -> r.restApiId(api).name("Theirs").contentType("application/json").schema("{}"));
    gateway
        .client()
        .putGatewayResponse(
            r -> r.restApiId(api).responseType(GatewayResponseType.THROTTLED).statusCode("503"));
  }

  private void redirect(String path) {
    String api = gateway.apiId();
    String resource =
        gateway.client().getResources(r -> r.restApiId(api)).items().stream()
            .filter(found -> found.path().equals(path))
            .findFirst()
            .orElseThrow()
            .id();
    gateway
        .client()
        .updateIntegration(r ->
            r.restApiId(api)
                .resourceId(resource)
                .httpMethod("ANY")
                .patchOperations(
                    PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/uri")
                        .value("http://evil")
                        .build()));
  }

  private static List<String> drifts(CommandRun plan) {
    return StreamSupport.stream(plan.json().get("changes").spliterator(), false)
        .map(change -> change.get("name").asString() + " " + change.get("drift"))
        .toList();
  }

  private String manifests() {
    return gateway.manifests().toString();
  }
}
