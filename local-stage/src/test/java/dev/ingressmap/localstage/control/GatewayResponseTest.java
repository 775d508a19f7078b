package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GatewayResponse;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponseResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** The answers are those of AWS, as recorded by LocalStack's validated tests. */
class GatewayResponseTest {

  private static final String TEMPLATE = "{\"message\":$context.error.messageString}";

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
  void everyApiHasAll() throws Exception {
    assertThat(server.json("GET", api.path() + "/gatewayresponses/UNAUTHORIZED", null).toString())
        .isEqualTo(
            "{\"responseType\":\"UNAUTHORIZED\",\"statusCode\":\"401\",\"responseParameters\":{},"
                + "\"responseTemplates\":{\"application/json\":\"{\\\"message\\\":$context.error.messageString}\"},"
                + "\"defaultResponse\":true}");
    assertThat(
            server
                .json("GET", api.path() + "/gatewayresponses/DEFAULT_4XX", null)
                .has("statusCode"))
        .isFalse();
    assertThat(client.getGatewayResponses(r -> r.restApiId(api.id())).items())
        .hasSize(21)
        .allMatch(GatewayResponse::defaultResponse);
  }

  @Test
  void putsWhatIsGivenAndTakesTheRestFromAws() {
    var put =
        client.putGatewayResponse(r ->
            r.restApiId(api.id())
                .responseType(GatewayResponseType.DEFAULT_5_XX)
                .statusCode("599")
                .responseParameters(
                    Map.of(
                        "gatewayresponse.header.x-request-header",
                        "method.request.header.Accept")));
    assertThat(put.defaultResponse()).isFalse();
    assertThat(put.responseTemplates()).isEqualTo(Map.of("application/json", TEMPLATE));

    var inherited = get(GatewayResponseType.INTEGRATION_FAILURE);
    assertThat(inherited.defaultResponse()).isTrue();
    assertThat(inherited.statusCode()).isEqualTo("599");
    assertThat(inherited.responseParameters()).hasSize(1);

    client.putGatewayResponse(r ->
        r.restApiId(api.id())
            .responseType(GatewayResponseType.AUTHORIZER_FAILURE)
            .responseParameters(Map.of("gatewayresponse.header.foo", "'bar'")));
    assertThat(get(GatewayResponseType.AUTHORIZER_FAILURE).statusCode()).isEqualTo("500");

    client.deleteGatewayResponse(
        r -> r.restApiId(api.id()).responseType(GatewayResponseType.DEFAULT_5_XX));
    assertThat(get(GatewayResponseType.INTEGRATION_FAILURE).statusCode()).isEqualTo("504");
  }

  /** As AWS's documentation has it: header, path or querystring. */
  @Test
  void haveParametersOfAnyPlace() {
    Map<String, String> parameters =
        Map.of(
            "gatewayresponse.header.a", "'1'",
            "gatewayresponse.path.b", "'2'",
            "gatewayresponse.querystring.c", "'3'");
    var put =
        client.putGatewayResponse(r ->
            r.restApiId(api.id())
                .responseType(GatewayResponseType.UNAUTHORIZED)
                .responseParameters(parameters));
    assertThat(put.responseParameters()).isEqualTo(parameters);
    assertThat(get(GatewayResponseType.UNAUTHORIZED).responseParameters()).isEqualTo(parameters);
  }

  @Test
  void updatesWhatWasNeverPut() {
    var updated =
        client.updateGatewayResponse(r ->
            r.restApiId(api.id())
                .responseType(GatewayResponseType.DEFAULT_4_XX)
                .patchOperations(
                    patch(Op.REPLACE, "/statusCode", "444"),
                    patch(Op.ADD, "/responseTemplates/application~1xml", "<a/>")));
    assertThat(updated.defaultResponse()).isFalse();
    assertThat(updated.statusCode()).isEqualTo("444");
    assertThat(updated.responseTemplates())
        .isEqualTo(Map.of("application/json", TEMPLATE, "application/xml", "<a/>"));
  }

  @Test
  void comeAndGoWithDocuments() throws Exception {
    String document =
        ImportTest.document("a", "\"/a\":{\"get\":{" + ImportTest.MOCK + "}}")
            .replaceFirst(
                "\\{",
                """
                {"x-amazon-apigateway-gateway-responses":{
                  "UNAUTHORIZED":{"statusCode":404,"responseTemplates":{"text/plain":"no"}},
                  "THROTTLED":{"responseParameters":{"gatewayresponse.header.a":"'b'"}},
                  "DEFAULT_5XX":{"responseParameters":{"gatewayresponse.header.a":"'b'"}}},\
                """);
    String put = api.path() + "?mode=overwrite&failonwarnings=true";
    server.json("PUT", put, document);
    assertThat(get(GatewayResponseType.UNAUTHORIZED).statusCode()).isEqualTo("404");
    assertThat(get(GatewayResponseType.THROTTLED).statusCode()).isEqualTo("429");
    assertThat(get(GatewayResponseType.DEFAULT_5_XX).statusCode()).isNull();

    api.deploy();
    String export = api.stage() + "/exports/oas30?extensions=";
    JsonNode responses =
        server
            .json("GET", export + "apigateway", null)
            .path("x-amazon-apigateway-gateway-responses");
    assertThat(responses.path("UNAUTHORIZED").toString())
        .isEqualTo("{\"statusCode\":404,\"responseTemplates\":{\"text/plain\":\"no\"}}");
    assertThat(responses.path("DEFAULT_5XX").has("statusCode")).isFalse();
    assertThat(server.json("GET", export + "integrations", null).toString())
        .doesNotContain("gateway-responses");

    server.json("PUT", put, ImportTest.document("a", ""));
    assertThat(get(GatewayResponseType.UNAUTHORIZED).defaultResponse()).isTrue();
  }

  private static PatchOperation patch(Op op, String path, String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private GetGatewayResponseResponse get(GatewayResponseType type) {
    return client.getGatewayResponse(r -> r.restApiId(api.id()).responseType(type));
  }
}
