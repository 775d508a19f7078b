package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Model;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that a request validator lets through. */
class RequestValidationTest {

  private static final String INVALID_BODY = "{\"message\":\"Invalid request body\"}";

  private static final String PETS =
      """
      x-amazon-apigateway-request-validators:
        all: {validateRequestBody: true, validateRequestParameters: true}
        body: {validateRequestBody: true}
        nothing: {}
      x-amazon-apigateway-request-validator: all
      paths:
        /nested/{test}:
          parameters:
            - {name: test, in: path, required: true}
            - {name: x-header-param, in: header, required: true}
            - {name: qs1, in: query, required: true}
            - {name: optional, in: query}
          get:
            x-amazon-apigateway-integration: $mock
          put:
            x-amazon-apigateway-request-validator: nothing
            x-amazon-apigateway-integration: $mock
        /pets:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-request-validator: body
            parameters:
              - {name: qs1, in: query, required: true}
            requestBody:
              content:
                application/json: {schema: {$ref: "#/components/schemas/Pets"}}
                application/vnd.pet+json: {schema: {$ref: "#/components/schemas/Pet"}}
            x-amazon-apigateway-integration: $mock
        /house:
          post:
            requestBody: {content: {$default: {schema: {$ref: "#/components/schemas/House"}}}}
            x-amazon-apigateway-integration: $mock
      components:
        schemas:
          Pets: {type: array, items: {$ref: "#/components/schemas/Pet"}}
          Pet:
            type: object
            required: [name]
            properties:
              name: {type: string, maxLength: 3}
              kind: {$ref: "#/components/schemas/Kind"}
          Kind: {enum: [cat, dog]}
          House: {type: object, properties: {owner: {$ref: "#/components/schemas/Person"}}}
          Person:
            type: object
            required: [name]
            properties: {house: {$ref: "#/components/schemas/House"}, name: {type: string}}
      """;

  @AutoClose DataPlane plane = new DataPlane();

  @Test
  void namesTheParametersThatAreMissing() throws Exception {
    DeployedApi api = plane.deploy(DocumentApi.of(PETS));

    Reply nothing = api.get("/nested/a");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
    assertThat(nothing.body())
        .isEqualTo("{\"message\":\"Missing required request parameters: [x-header-param, qs1]\"}");
    assertThat(api.get("/nested/a?qs1=b").body())
        .isEqualTo("{\"message\":\"Missing required request parameters: [x-header-param]\"}");
    assertThat(api.get("/nested/a?qs1=", "x-header-param: a").body())
        .as("a blank one is missing")
        .isEqualTo("{\"message\":\"Missing required request parameters: [qs1]\"}");
    assertThat(api.get("/nested/a?qs1=b", "X-Header-Param: a").status()).isEqualTo(200);
    assertThat(api.send("PUT", "/nested/a").status()).as("it validates nothing").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /pets  | application/json                | [{"name":"a","kind":"cat"}]        | 200
          /pets  | application/json; charset=utf-8 | []                                 | 200
          /pets  | APPLICATION/JSON                | [{"name":"abcd"}]                  | 400
          /pets  | application/json                | [{"name":"a","kind":"fish"}]       | 400
          /pets  | application/json                | {}                                 | 400
          /pets  | application/json                | [{"name":"a"}                      | 400
          /pets  | application/json                | [] []                              | 400
          /pets  | application/vnd.pet+json        | {"name":"a"}                       | 200
          /pets  | application/vnd.pet+json        | []                                 | 400
          /pets  | text/plain                      | anything                           | 200
          /house | text/plain                      | {"owner":{"name":"a","house":{}}}  | 200
          /house | text/plain                      | {"owner":{"name":"a","house":{"owner":{}}}} | 400
          """)
  void validatesBodiesByTheModelOfTheirType(
      String path, String contentType, String body, int status) throws Exception {
    Reply reply =
        plane.deploy(DocumentApi.of(PETS)).post(path, body, "Content-Type: " + contentType);

    assertThat(reply.status()).isEqualTo(status);
    if (status == 400) {
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
      assertThat(reply.body()).isEqualTo(INVALID_BODY);
    }
  }

  @Test
  void aClonesModelsStillReferToOneAnother() throws Exception {
    ApiDefinition original = DocumentApi.of(PETS).definition();
    DeployedApi clone =
        plane.deploy(
            new SampleApi(
                new ApiDefinition(
                    DocumentApi.of("paths: {}").definition().api(),
                    original.resources(),
                    original.components(),
                    original.quotas())));

    String pet = "[{\"name\":\"a\",\"kind\":\"%s\"}]";
    String type = "Content-Type: application/json";
    assertThat(clone.post("/pets", pet.formatted("cat"), type).status()).isEqualTo(200);
    assertThat(clone.post("/pets", pet.formatted("fish"), type).status()).isEqualTo(400);
  }

  @Test
  void fetchesNoSchema() throws Exception {
    try (Backend backend = new Backend()) {
      DeployedApi api = plane.deploy(new SampleApi(withKindAt(backend.url())));

      assertThat(
              api.post("/pets", "[{\"name\":\"a\",\"kind\":1}]", "Content-Type: application/json")
                  .status())
          .isEqualTo(500);
      assertThat(backend.waiting()).isZero();
    }
  }

  /** A document with such a reference is refused, but a model with one is not. */
  private static ApiDefinition withKindAt(String url) {
    ApiDefinition definition = DocumentApi.of(PETS).definition();
    Model pet = definition.components().model("Pet");
    return definition.with(
        new Model(
            pet.id(),
            pet.name(),
            null,
            pet.schema().replace(Model.url(definition.api().id(), "Kind"), url + "/kind"),
            pet.contentType()));
  }

  @Test
  void noBodyIsAnEmptyObjectOfJson() throws Exception {
    DeployedApi api = plane.deploy(DocumentApi.of(PETS));

    assertThat(api.get("/pets").body()).isEqualTo(INVALID_BODY);
    assertThat(api.send("POST", "/house").status()).isEqualTo(200);
  }
}
