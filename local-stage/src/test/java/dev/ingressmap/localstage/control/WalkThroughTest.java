package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ConnectionType;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** The calls of the 2016 walk-through, in order, by an independent client. */
class WalkThroughTest {

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void deploysTheHealthCheck() {
    String api = client.createRestApi(r -> r.name("demo")).id();
    String root = client.getResources(r -> r.restApiId(api)).items().getFirst().id();
    var resource = client.createResource(r -> r.restApiId(api).parentId(root).pathPart("health"));
    assertThat(resource.path()).isEqualTo("/health");
    var method =
        client.putMethod(r ->
            r.restApiId(api).resourceId(resource.id()).httpMethod("GET").authorizationType("NONE"));
    assertThat(method.apiKeyRequired()).isFalse();
    var integration =
        client.putIntegration(r ->
            r.restApiId(api)
                .resourceId(resource.id())
                .httpMethod("GET")
                .type(IntegrationType.HTTP)
                .integrationHttpMethod("GET")
                .uri("http://demo.callmeradical.com/health")
                .passthroughBehavior("WHEN_NO_MATCH"));
    assertThat(integration.timeoutInMillis()).isEqualTo(29000);
    assertThat(integration.cacheNamespace()).isEqualTo(resource.id());
    assertThat(integration.connectionType()).isEqualTo(ConnectionType.INTERNET);
    assertThat(integration.hasCacheKeyParameters()).isTrue();
    client.putIntegrationResponse(r ->
        r.restApiId(api)
            .resourceId(resource.id())
            .httpMethod("GET")
            .statusCode("200")
            .responseTemplates(Map.of("application/json", "")));
    client.putMethodResponse(r ->
        r.restApiId(api)
            .resourceId(resource.id())
            .httpMethod("GET")
            .statusCode("200")
            .responseModels(Map.of("application/json", "Empty")));
    var deployment =
        client.createDeployment(r ->
            r.restApiId(api)
                .stageName("v1")
                .stageDescription("v1 of our api")
                .description("first deployment"));

    var stage = client.getStage(r -> r.restApiId(api).stageName("v1"));
    assertThat(stage.deploymentId()).isEqualTo(deployment.id());
    assertThat(stage.description()).isEqualTo("v1 of our api");
    assertThat(deployment.description()).isEqualTo("first deployment");
    var health =
        client.getResources(r -> r.restApiId(api).embed("methods")).items().stream()
            .filter(r -> "/health".equals(r.path()))
            .findFirst()
            .orElseThrow()
            .resourceMethods()
            .get("GET");
    assertThat(health).isNotNull();
    assertThat(health.methodIntegration().integrationResponses()).containsOnlyKeys("200");
    assertThat(health.methodResponses())
        .hasEntrySatisfying(
            "200",
            response ->
                assertThat(response.responseModels()).containsEntry("application/json", "Empty"));
  }

  @Test
  void raisesTheExceptionsOfTheServiceModel() {
    assertThatThrownBy(() -> client.getRestApi(r -> r.restApiId("abc")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("Invalid API identifier specified 000000000000:abc");
              assertThat(e.requestId()).isNotBlank();
            });
  }
}
