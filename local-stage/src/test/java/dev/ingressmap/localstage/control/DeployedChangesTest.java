package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.deployments.Change;
import dev.ingressmap.localstage.deployments.DeploymentChanges;
import dev.ingressmap.localstage.deployments.RouteChanges;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** What differs between deployments that were made by the control plane. */
class DeployedChangesTest {

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void areOnlyTheEditsAndNotTheIdsOfAnImport() throws Exception {
    SdkBytes document = document();
    String api = server.client().importRestApi(r -> r.body(document)).id();
    String first = deploy(api);
    server.client().putRestApi(r -> r.restApiId(api).mode(PutMode.OVERWRITE).body(document));
    String second = deploy(api);
    assertThat(between(api, first, second))
        .isEqualTo(new DeploymentChanges(List.of(), List.of(), List.of()));

    Resource resource =
        server.client().getResources(r -> r.restApiId(api).limit(500)).items().stream()
            .filter(one -> one.hasResourceMethods())
            .findFirst()
            .orElseThrow();
    String method = resource.resourceMethods().keySet().iterator().next();
    boolean required =
        server
            .client()
            .getMethod(r -> r.restApiId(api).resourceId(resource.id()).httpMethod(method))
            .apiKeyRequired();
    server
        .client()
        .updateMethod(r ->
            r.restApiId(api)
                .resourceId(resource.id())
                .httpMethod(method)
                .patchOperations(
                    patch(Op.REPLACE, "/apiKeyRequired", Boolean.toString(!required))));
    server
        .client()
        .updateRestApi(r ->
            r.restApiId(api).patchOperations(patch(Op.ADD, "/binaryMediaTypes/image~1webp", null)));
    String third = deploy(api);

    DeploymentChanges changes = between(api, second, third);

    assertThat(changes.added()).isEmpty();
    assertThat(changes.removed()).isEmpty();
    assertThat(changes.changed())
        .extracting(RouteChanges::route)
        .containsExactly("API", method + " " + resource.path());
    assertThat(changes.changed().getFirst().changes().getFirst().to()).contains("image/webp");
    assertThat(changes.changed().getLast().changes())
        .containsExactly(
            new Change("API key required", required ? "yes" : "no", required ? "no" : "yes"));
  }

  private static PatchOperation patch(Op op, String path, @Nullable String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private String deploy(String api) {
    return server.client().createDeployment(r -> r.restApiId(api)).id();
  }

  private DeploymentChanges between(String api, String from, String to) {
    return DeploymentChanges.between(
        server.apis().get(api).deployment(from).definition(),
        server.apis().get(api).deployment(to).definition());
  }

  private static SdkBytes document() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(DeployedChangesTest.class.getResourceAsStream("swagger.json"))) {
      return SdkBytes.fromInputStream(in);
    }
  }
}
