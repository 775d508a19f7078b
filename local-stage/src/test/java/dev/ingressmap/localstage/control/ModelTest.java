package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @Test
  void isFlattenedWithTheModelsThatItRefersTo() throws Exception {
    String self = "https://apigateway.amazonaws.com/restapis/%s/models/".formatted(id);
    model("Leaf", "{\"type\":\"string\"}");
    model("Node", "{\"allOf\":[{\"$ref\":\"%1$sNode\"},{\"$ref\":\"%1$sLeaf\"}]}".formatted(self));
    model(
        "Tree",
        "{\"items\":{\"$ref\":\"%1$sNode\"},\"not\":{\"$ref\":\"%1$sGone\"}}".formatted(self));

    assertThat(client.getModel(r -> r.restApiId(id).modelName("Tree").flatten(true)).schema())
        .isEqualTo(
            "{\"items\":{\"$ref\":\"#/definitions/Node\"},\"not\":{\"$ref\":\""
                + self
                + "Gone\"},\"definitions\":{\"Node\":{\"allOf\":[{\"$ref\":\"#/definitions/Node\"},"
                + "{\"$ref\":\"#/definitions/Leaf\"}]},\"Leaf\":{\"type\":\"string\"}}}");
    assertThat(client.getModel(r -> r.restApiId(id).modelName("Leaf").flatten(true)).schema())
        .isEqualTo("{\"type\":\"string\"}");
    model("Odd", "{\"definitions\":1,\"items\":{\"$ref\":\"%sLeaf\"}}".formatted(self));
    assertThat(client.getModel(r -> r.restApiId(id).modelName("Odd").flatten(true)).schema())
        .contains("\"definitions\":{\"Leaf\"");
  }

  @Test
  void hasATemplateToStartFrom() {
    model(
        "Pet",
        "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"},"
            + "\"name\":{\"type\":\"string\"},\"tame\":{\"type\":\"boolean\"}}}");
    model(
        "Pets",
        "{\"type\":\"object\",\"properties\":{\"pets\":{\"type\":\"array\",\"items\":{\"$ref\":\""
            + "https://apigateway.amazonaws.com/restapis/%s/models/Pet\"}}}}".formatted(id));

    assertThat(template("Pet"))
        .isEqualTo(
            """
            #set($inputRoot = $input.path('$'))
            {
              "age" : 42,
              "name" : "foo",
              "tame" : true
            }\
            """);
    assertThat(template("Pets"))
        .isEqualTo(
            """
            #set($inputRoot = $input.path('$'))
            {
              "pets" : [
            ##TODO: Update this foreach loop to reference array from input json
            #foreach($elem in $inputRoot.pets)
                {
                  "age" : 42,
                  "name" : "foo",
                  "tame" : true
                }\s
            #if($foreach.hasNext),#end
            #end
              ]
            }\
            """);
    model("Odd", "{\"type\":\"object\",\"properties\":{\"a\\\"b\":{\"type\":\"integer\"}}}");
    assertThat(template("Odd")).contains("\"a\\\"b\" : 42");
    assertThat(template("Empty")).isEqualTo("#set($inputRoot = $input.path('$'))\n{}");
    assertThatThrownBy(() -> template("None")).hasMessageContaining("Invalid model name specified");
  }

  @Test
  void aTemplateOfAModelThatContainsItselfEnds() {
    String self = "https://apigateway.amazonaws.com/restapis/%s/models/Node".formatted(id);
    model("Node", "{}");
    String children =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"c%d\":{\"$ref\":\"%s\"}".formatted(i, self))
            .collect(Collectors.joining(","));
    client.updateModel(r ->
        r.restApiId(id)
            .modelName("Node")
            .patchOperations(
                replace("/schema", "{\"type\":\"object\",\"properties\":{" + children + "}}")));

    assertThat(template("Node").length()).isLessThan(200_000);
  }

  private void model(String name, String schema) {
    client.createModel(
        r -> r.restApiId(id).name(name).contentType("application/json").schema(schema));
  }

  private String template(String name) {
    return client.getModelTemplate(r -> r.restApiId(id).modelName(name)).value();
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
