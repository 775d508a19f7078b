package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
  }

  @Test
  void freezesTheWorkingCopy() throws Exception {
    String first = api.deploy();
    ApiDefinition frozen = live();
    server.json(
        "PATCH",
        api.integration(),
        """
        {"patchOperations":[{"op":"replace","path":"/uri","value":"http://new"}]}\
        """);
    server.json(
        "PATCH",
        api.path(),
        "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"new\"}]}");
    assertThat(live()).isSameAs(frozen);
    assertThat(uri(live())).isEqualTo("http://demo.callmeradical.com/health");
    assertThat(live().api().name()).isEqualTo("demo");

    String second = api.deploy();
    assertThat(second).isNotEqualTo(first);
    assertThat(uri(live())).isEqualTo("http://new");

    server.json(
        "PATCH",
        api.stage(),
        "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/deploymentId\",\"value\":\"%s\"}]}"
            .formatted(first));
    assertThat(live()).isSameAs(frozen);
  }

  @Test
  void needsMethodsWithIntegrations() throws Exception {
    server.json("DELETE", api.integration(), null);
    assertThat(server.refusal("POST", api.path() + "/deployments", "{}"))
        .isEqualTo("400 BadRequestException: No integration defined for method");
    server.json("DELETE", api.method(), null);
    assertThat(server.refusal("POST", api.path() + "/deployments", "{}"))
        .isEqualTo("400 BadRequestException: The REST API doesn't contain any methods");
  }

  @Test
  void repointsAnExistingStageAndKeepsItsSettings() throws Exception {
    server.json(
        "POST",
        api.path() + "/deployments",
        """
        {"stageName":"v1","stageDescription":"first","variables":{"a":"b"},"tracingEnabled":true}\
        """);
    server.json(
        "PATCH",
        api.stage(),
        """
        {"patchOperations":[{"op":"replace","path":"/*/*/throttling/burstLimit","value":"7"}]}\
        """);
    String second = api.deploy();
    var stage = server.json("GET", api.stage(), null);
    assertThat(stage.path("deploymentId").stringValue()).isEqualTo(second);
    assertThat(stage.path("description").stringValue()).isEqualTo("first");
    assertThat(stage.path("variables").toString()).isEqualTo("{\"a\":\"b\"}");
    assertThat(stage.path("tracingEnabled").booleanValue()).isTrue();
    assertThat(stage.at("/methodSettings").get("*/*").path("throttlingBurstLimit").intValue())
        .isEqualTo(7);
  }

  @Test
  void endsTheCanaryOfTheStageThatItIsRolledOutTo() throws Exception {
    api.deploy();
    server.json(
        "POST",
        api.path() + "/deployments",
        "{\"stageName\":\"v1\",\"canarySettings\":{\"percentTraffic\":50}}");
    assertThat(server.json("GET", api.stage(), null).has("canarySettings")).isTrue();
    api.deploy();
    assertThat(server.json("GET", api.stage(), null).has("canarySettings")).isFalse();
  }

  @Test
  void summarizesOnRequest() throws Exception {
    String id = api.deploy();
    var deployment = server.json("GET", api.path() + "/deployments/" + id, null);
    assertThat(deployment.propertyNames()).containsExactly("id", "createdDate");
    assertThat(
            server
                .json("GET", api.path() + "/deployments/" + id + "?embed=apisummary", null)
                .path("apiSummary")
                .toString())
        .isEqualTo(
            "{\"/health\":{\"GET\":{\"authorizationType\":\"NONE\",\"apiKeyRequired\":false}}}");
  }

  @Test
  void cannotBeDeletedWhileAStageUsesIt() throws Exception {
    String first = api.deploy();
    String second = api.deploy();
    assertThat(server.refusal("DELETE", api.path() + "/deployments/" + second, null))
        .isEqualTo(
            "400 BadRequestException: Active stages pointing to this deployment must be moved or"
                + " deleted");
    assertThat(server.send("DELETE", api.path() + "/deployments/" + first, null).statusCode())
        .isEqualTo(202);
    server.json("DELETE", api.stage(), null);
    server.json("DELETE", api.path() + "/deployments/" + second, null);
    assertThat(server.json("GET", api.path() + "/deployments", null).toString())
        .isEqualTo("{\"item\":[]}");
  }

  @Test
  void areListedInTheOrderOfCreation() throws Exception {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      created.add(api.deploy());
    }
    List<String> listed = new ArrayList<>();
    String position = "";
    do {
      var page = server.json("GET", api.path() + "/deployments?limit=5" + position, null);
      listed.addAll(page.path("item").findValuesAsString("id"));
      position = page.has("position") ? "&position=" + page.path("position").stringValue() : "";
    } while (!position.isEmpty());
    assertThat(listed).isEqualTo(created);
  }

  @Test
  void describesADeploymentAnew() throws Exception {
    String id = api.deploy();
    ApiDefinition frozen = live();
    server.json(
        "PATCH",
        api.path() + "/deployments/" + id,
        """
        {"patchOperations":[{"op":"replace","path":"/description","value":"new"}]}\
        """);
    assertThat(live()).isSameAs(frozen);
    assertThat(
            server
                .json("GET", api.path() + "/deployments/" + id, null)
                .path("description")
                .stringValue())
        .isEqualTo("new");
  }

  private ApiDefinition live() {
    HostedApi hosted = server.apis().get(api.id());
    return hosted.deployment(hosted.stage("v1").deploymentId()).definition();
  }

  private String uri(ApiDefinition definition) {
    return String.valueOf(definition.resource(api.healthId()).method("GET").integration().uri());
  }
}
