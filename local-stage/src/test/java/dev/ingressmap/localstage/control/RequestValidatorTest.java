package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;
import tools.jackson.databind.JsonNode;

class RequestValidatorTest {

  private static final String ROOT =
      """
      {"x-amazon-apigateway-request-validators":{
        "basic":{"validateRequestBody":true,"validateRequestParameters":true},
        "params":{"validateRequestBody":false,"validateRequestParameters":true}},
       "x-amazon-apigateway-request-validator":"basic",\
      """;

  private static final String PATHS =
      "\"/a\":{\"get\":{%s},\"put\":{\"x-amazon-apigateway-request-validator\":\"params\",%s}}"
          .formatted(ImportTest.MOCK, ImportTest.MOCK);

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    api = SampleApi.create(server);
  }

  @Test
  void livesThroughCreationUpdateAndDeletion() {
    String id = client.createRequestValidator(r -> r.restApiId(api.id()).name("a")).id();
    assertThat(id).matches("[a-z0-9]{6}");
    RequestValidator nothing = only();
    assertThat(nothing.validateRequestBody()).isFalse();
    assertThat(nothing.validateRequestParameters()).isFalse();

    var updated =
        client.updateRequestValidator(r ->
            r.restApiId(api.id())
                .requestValidatorId(id)
                .patchOperations(replace("/validateRequestBody", "true"), replace("/name", "b")));
    assertThat(updated.validateRequestBody()).isTrue();
    assertThat(updated.name()).isEqualTo("b");

    client.updateMethod(r ->
        r.restApiId(api.id())
            .resourceId(api.healthId())
            .httpMethod("GET")
            .patchOperations(replace("/requestValidatorId", id)));
    assertThat(
            client
                .getMethod(r -> r.restApiId(api.id()).resourceId(api.healthId()).httpMethod("GET"))
                .requestValidatorId())
        .isEqualTo(id);
    assertThatThrownBy(
            () -> client.deleteRequestValidator(r -> r.restApiId(api.id()).requestValidatorId(id)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Cannot delete validator 'b', is referenced in method: GET//health");

    client.updateMethod(r ->
        r.restApiId(api.id())
            .resourceId(api.healthId())
            .httpMethod("GET")
            .patchOperations(replace("/requestValidatorId", "")));
    client.deleteRequestValidator(r -> r.restApiId(api.id()).requestValidatorId(id));
    assertThat(client.getRequestValidators(r -> r.restApiId(api.id())).items()).isEmpty();
    assertThatThrownBy(
            () -> client.getRequestValidator(r -> r.restApiId(api.id()).requestValidatorId(id)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void comeWithADocumentAndKeepTheirIdsByName() throws Exception {
    put(ROOT);
    List<RequestValidator> imported =
        client.getRequestValidators(r -> r.restApiId(api.id())).items();
    assertThat(imported).extracting(RequestValidator::name).containsExactly("basic", "params");
    assertThat(imported)
        .extracting(RequestValidator::validateRequestBody)
        .containsExactly(true, false);
    assertThat(methods().at("/GET/requestValidatorId").stringValue())
        .isEqualTo(imported.getFirst().id());
    assertThat(methods().at("/PUT/requestValidatorId").stringValue())
        .isEqualTo(imported.getLast().id());

    put(ROOT);
    assertThat(client.getRequestValidators(r -> r.restApiId(api.id())).items()).isEqualTo(imported);

    assertThat(
            server.refusal(
                "PUT",
                api.path() + "?mode=overwrite&failonwarnings=true",
                ImportTest.document("a", PATHS)))
        .endsWith("\tReference to request validator 'params' not found. Ignoring.");
    server.json("PUT", api.path() + "?mode=overwrite", ImportTest.document("a", ""));
    assertThat(client.getRequestValidators(r -> r.restApiId(api.id())).items()).isEmpty();
  }

  @Test
  void areExportedByName() throws Exception {
    put(ROOT);
    api.deploy();
    String path = api.stage() + "/exports/oas30";

    JsonNode document = server.json("GET", path + "?extensions=apigateway", null);
    assertThat(document.path("x-amazon-apigateway-request-validators").toString())
        .isEqualTo(
            "{\"basic\":{\"validateRequestParameters\":true,\"validateRequestBody\":true},"
                + "\"params\":{\"validateRequestParameters\":true,\"validateRequestBody\":false}}");
    assertThat(
            document
                .path("paths")
                .path("/a")
                .path("put")
                .path("x-amazon-apigateway-request-validator")
                .stringValue())
        .isEqualTo("params");
    assertThat(server.json("GET", path + "?extensions=integrations", null).toString())
        .doesNotContain("request-validator");
  }

  private RequestValidator only() {
    return client.getRequestValidators(r -> r.restApiId(api.id())).items().getFirst();
  }

  private void put(String root) throws Exception {
    server.json(
        "PUT",
        api.path() + "?mode=overwrite&failonwarnings=true",
        ImportTest.document("a", PATHS).replaceFirst("\\{", root));
  }

  private JsonNode methods() throws Exception {
    for (JsonNode resource :
        server.json("GET", api.resources() + "?embed=methods", null).path("item")) {
      if (resource.path("path").stringValue().equals("/a")) {
        return resource.path("resourceMethods");
      }
    }
    throw new AssertionError("no /a");
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
