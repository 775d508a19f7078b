package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

class AuthorizerTest {

  private static final String FUNCTION =
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
          + "arn:aws:lambda:eu-west-1:000000000000:function:auth/invocations";

  /** As in LocalStack's recordings of AWS: names of headers, unused schemes, scopes. */
  private static final String SCHEMES =
      """
      {"components":{"securitySchemes":{
        "lambda":{"type":"apiKey","name":"X-Token","in":"header","x-amazon-apigateway-authtype":"oauth2",
          "x-amazon-apigateway-authorizer":{"type":"token","authorizerUri":"%s","authorizerCredentials":"arn:role",
            "identityValidationExpression":"^x-[a-z]+","authorizerResultTtlInSeconds":60}},
        "unused":{"type":"apiKey","name":"Unused","in":"header","x-amazon-apigateway-authtype":"custom",
          "x-amazon-apigateway-authorizer":{"type":"request","authorizerUri":"%s",
            "identitySource":"method.request.header.A, method.request.querystring.b"}},
        "pool":{"type":"apiKey","name":"Authorization","in":"header","x-amazon-apigateway-authtype":"cognito_user_pools",
          "x-amazon-apigateway-authorizer":{"type":"cognito_user_pools","providerARNs":["arn:pool"]}}}},\
      """
          .formatted(FUNCTION, FUNCTION);

  private static final String PATHS =
      "\"/a\":{\"get\":{\"security\":[{\"lambda\":[]}],%s},\"put\":{\"security\":[{\"pool\":[\"email\",\"openid\"]}],%s}}"
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
  void livesThroughCreationUseUpdateAndDeletion() {
    var created =
        client.createAuthorizer(r ->
            r.restApiId(api.id())
                .name("a")
                .type(AuthorizerType.TOKEN)
                .authorizerUri(FUNCTION)
                .identitySource("method.request.header.Auth"));
    assertThat(created.id()).matches("[a-z0-9]{6}");
    assertThat(created.authType()).isEqualTo("custom");
    assertThat(created.authorizerResultTtlInSeconds()).isNull();
    assertThatThrownBy(() ->
            client.createAuthorizer(r ->
                r.restApiId(api.id())
                    .name("a")
                    .type(AuthorizerType.REQUEST)
                    .authorizerUri(FUNCTION)
                    .authorizerResultTtlInSeconds(0)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(
            "Authorizer name must be unique. Authorizer a already exists in this RestApi.");

    update(created.id(), replace("/authorizerResultTtlInSeconds", "0"));
    assertThat(
            client
                .getAuthorizer(r -> r.restApiId(api.id()).authorizerId(created.id()))
                .authorizerResultTtlInSeconds())
        .isZero();

    updateMethod(replace("/authorizationType", "CUSTOM"), replace("/authorizerId", created.id()));
    assertThatThrownBy(
            () -> client.deleteAuthorizer(r -> r.restApiId(api.id()).authorizerId(created.id())))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Cannot delete authorizer 'a', is referenced in method: GET//health");

    updateMethod(replace("/authorizationType", "NONE"));
    client.deleteAuthorizer(r -> r.restApiId(api.id()).authorizerId(created.id()));
    assertThat(authorizers()).isEmpty();
  }

  @Test
  void aMethodNamesAnAuthorizerOfItsType() {
    String pool =
        client
            .createAuthorizer(r ->
                r.restApiId(api.id())
                    .name("pool")
                    .type(AuthorizerType.COGNITO_USER_POOLS)
                    .providerARNs("arn:pool")
                    .identitySource("method.request.header.Authorization"))
            .id();

    var method =
        client.putMethod(r ->
            r.restApiId(api.id())
                .resourceId(api.healthId())
                .httpMethod("POST")
                .authorizationType("COGNITO_USER_POOLS")
                .authorizerId(pool)
                .authorizationScopes("email"));
    assertThat(method.authorizerId()).isEqualTo(pool);
    assertThat(method.authorizationScopes()).containsExactly("email");
    assertThatThrownBy(() ->
            client.putMethod(r ->
                r.restApiId(api.id())
                    .resourceId(api.healthId())
                    .httpMethod("PUT")
                    .authorizationType("CUSTOM")
                    .authorizerId(pool)))
        .hasMessageContaining("Invalid authorizer ID specified.");
  }

  @Test
  void thereAreTenAtMost() {
    for (int i = 0; i < 10; i++) {
      create("a" + i);
    }
    assertThatThrownBy(() -> create("b")).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void comeWithADocumentAndKeepTheirIdsByName() throws Exception {
    put();
    List<Authorizer> imported = authorizers();
    assertThat(imported).extracting(Authorizer::name).containsExactly("lambda", "pool", "unused");
    Authorizer lambda = imported.getFirst();
    assertThat(lambda.type()).isEqualTo(AuthorizerType.TOKEN);
    assertThat(lambda.authType()).isEqualTo("oauth2");
    assertThat(lambda.identitySource()).isEqualTo("method.request.header.X-Token");
    assertThat(lambda.identityValidationExpression()).isEqualTo("^x-[a-z]+");
    assertThat(lambda.authorizerResultTtlInSeconds()).isEqualTo(60);
    assertThat(lambda.authorizerCredentials()).isEqualTo("arn:role");
    assertThat(imported.get(2).identitySource())
        .isEqualTo("method.request.header.A, method.request.querystring.b");

    JsonNode methods = methods();
    assertThat(methods.at("/GET/authorizationType").stringValue()).isEqualTo("CUSTOM");
    assertThat(methods.at("/GET/authorizerId").stringValue()).isEqualTo(lambda.id());
    assertThat(methods.path("GET").has("authorizationScopes")).isFalse();
    assertThat(methods.at("/PUT/authorizationType").stringValue()).isEqualTo("COGNITO_USER_POOLS");
    assertThat(methods.at("/PUT/authorizationScopes").toString())
        .isEqualTo("[\"email\",\"openid\"]");

    put();
    assertThat(authorizers()).isEqualTo(imported);
    server.json("PUT", api.path() + "?mode=overwrite", ImportTest.document("a", ""));
    assertThat(authorizers()).isEmpty();
  }

  @Test
  void areExportedAndReadBack() throws Exception {
    put();
    api.deploy();
    String export = api.stage() + "/exports/oas30?extensions=";

    JsonNode document = server.json("GET", export + "integrations,authorizers", null);
    assertThat(document.at("/components/securitySchemes/pool").toString())
        .isEqualTo(
            "{\"type\":\"apiKey\",\"name\":\"Authorization\",\"in\":\"header\","
                + "\"x-amazon-apigateway-authtype\":\"cognito_user_pools\","
                + "\"x-amazon-apigateway-authorizer\":{\"type\":\"cognito_user_pools\","
                + "\"providerARNs\":[\"arn:pool\"],\"identitySource\":\"method.request.header.Authorization\"}}");
    assertThat(document.at("/components/securitySchemes/unused/name").stringValue())
        .isEqualTo("Unused");
    assertThat(document.path("paths").path("/a").path("put").path("security").toString())
        .isEqualTo("[{\"pool\":[\"email\",\"openid\"]}]");
    assertThat(server.json("GET", export + "integrations", null).toString())
        .doesNotContain("x-amazon-apigateway-auth");

    List<Authorizer> before = authorizers();
    server.json("PUT", api.path() + "?mode=overwrite&failonwarnings=true", document.toString());
    assertThat(authorizers()).isEqualTo(before);
  }

  private void create(String name) {
    client.createAuthorizer(r ->
        r.restApiId(api.id())
            .name(name)
            .type(AuthorizerType.REQUEST)
            .authorizerUri(FUNCTION)
            .authorizerResultTtlInSeconds(0));
  }

  private void update(String id, PatchOperation patch) {
    client.updateAuthorizer(r -> r.restApiId(api.id()).authorizerId(id).patchOperations(patch));
  }

  private void updateMethod(PatchOperation... patch) {
    client.updateMethod(r ->
        r.restApiId(api.id()).resourceId(api.healthId()).httpMethod("GET").patchOperations(patch));
  }

  private List<Authorizer> authorizers() {
    return client.getAuthorizers(r -> r.restApiId(api.id())).items();
  }

  private void put() throws Exception {
    server.json(
        "PUT",
        api.path() + "?mode=overwrite&failonwarnings=true",
        ImportTest.document("a", PATHS).replaceFirst("\\{", SCHEMES.replace("$", "\\$")));
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
