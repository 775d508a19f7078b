package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

@Timeout(60)
class AccessLogTest {

  private static final String FORMAT =
      "$context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status"
          + " $context.responseLength $context.stage $context.error.message"
          + " $context.error.messageString $context.identity.userAgent"
          + " $context.authorizer.principalId $other";

  @AutoClose private final Caller caller = new Caller();
  @TempDir Path folder;

  @Test
  void hasALineForEachCallOfAStageThatAsksForIt() throws Exception {
    Path file = folder.resolve("access.log");
    Files.writeString(file, "before\n");
    try (LocalStage stage = LocalStage.builder().accessLog(file).start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      String id = api(gateway);
      URI url = URI.create(stage.invokeUrl(id, "v1") + "/a");
      caller.get(url, "User-Agent", "me [31m");
      caller.get(URI.create(stage.invokeUrl(id, "v1") + "/none"), "User-Agent", "me");
      caller.get(URI.create(stage.invokeUrl(id, "quiet") + "/a"));
    }
    assertThat(Files.readAllLines(file))
        .containsExactlyInAnyOrder(
            "before",
            "127.0.0.1 GET /a 200 11 v1 - - me [31m - $other",
            "127.0.0.1 GET - 403 42 v1 Missing Authentication Token"
                + " \"Missing Authentication Token\" me - $other");
  }

  @Test
  void hasLinesOfALimitedLength() throws Exception {
    Path file = folder.resolve("access.log");
    try (LocalStage stage = LocalStage.builder().accessLog(file).start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      String id = api(gateway);
      gateway
          .client()
          .updateStage(r ->
              r.restApiId(id)
                  .stageName("v1")
                  .patchOperations(
                      replacing(
                          "/accessLogSettings/format",
                          "$context.identity.userAgent ".repeat(100_000))));
      URI url = URI.create(stage.invokeUrl(id, "v1") + "/a");
      caller.get(url, "User-Agent", "x".repeat(5_000));
    }
    assertThat(Files.readString(file).strip()).hasSize(20_012).endsWith("x [TRUNCATED]");
  }

  @Test
  void saysIfTheFileCannotBeWritten() {
    assertThatThrownBy(() -> LocalStage.builder().accessLog(folder).start())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("--access-log")
        .hasMessageContaining("cannot be written");
  }

  private static String api(ApiGatewayUnderTest gateway) {
    ApiGatewayClient client = gateway.client();
    String id = client.createRestApi(r -> r.name("logged")).id();
    String root = gateway.resource(id, "/");
    String a = client.createResource(r -> r.restApiId(id).parentId(root).pathPart("a")).id();
    client.putMethod(
        r -> r.restApiId(id).resourceId(a).httpMethod("GET").authorizationType("NONE"));
    client.putMethodResponse(
        r -> r.restApiId(id).resourceId(a).httpMethod("GET").statusCode("200"));
    client.putIntegration(r ->
        r.restApiId(id)
            .resourceId(a)
            .httpMethod("GET")
            .type(IntegrationType.MOCK)
            .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
    client.putIntegrationResponse(r ->
        r.restApiId(id)
            .resourceId(a)
            .httpMethod("GET")
            .statusCode("200")
            .responseTemplates(Map.of("application/json", "hello world")));
    for (String stage : List.of("v1", "quiet")) {
      client.createDeployment(r -> r.restApiId(id).stageName(stage));
    }
    client.updateStage(r ->
        r.restApiId(id)
            .stageName("v1")
            .patchOperations(
                replacing("/accessLogSettings/format", FORMAT),
                replacing(
                    "/accessLogSettings/destinationArn",
                    "arn:aws:logs:us-east-1:000000000000:log-group:access")));
    return id;
  }

  private static PatchOperation replacing(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
