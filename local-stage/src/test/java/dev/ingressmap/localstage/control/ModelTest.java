package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Model;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

class ModelTest {

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  String id = "";

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    id = client.createRestApi(r -> r.name("a")).id();
  }

  @Test
  void everyApiHasTwo() {
    assertThat(client.getModels(r -> r.restApiId(id)).items())
        .extracting(Model::name, Model::description)
        .containsExactly(
            tuple("Empty", "This is a default empty schema model"),
            tuple("Error", "This is a default error schema model"));
  }

  @Test
  void livesThroughCreationUpdateAndDeletion() {
    var model =
        client.createModel(r ->
            r.restApiId(id)
                .name("Pet")
                .contentType("application/json")
                .description("")
                .schema("{\"type\":\"object\"}"));
    assertThat(model.description()).isNull();
    assertThat(model.id()).matches("[a-z0-9]{6}");
    var updated =
        client.updateModel(r ->
            r.restApiId(id)
                .modelName("Pet")
                .patchOperations(
                    List.of(
                        replace("/description", "A pet"),
                        replace("/schema", "{\"type\":\"array\"}"))));
    assertThat(updated.description()).isEqualTo("A pet");
    assertThat(updated.schema()).isEqualTo("{\"type\":\"array\"}");
    assertThat(updated.id()).isEqualTo(model.id());
    client.deleteModel(r -> r.restApiId(id).modelName("Pet"));
    assertThat(client.getModels(r -> r.restApiId(id)).items()).hasSize(2);
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
