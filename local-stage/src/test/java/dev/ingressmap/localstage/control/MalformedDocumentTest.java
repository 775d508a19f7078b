package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The answers of an import to values of a wrong type, unknown fields, and missing fields. */
class MalformedDocumentTest {

  private static final String INTEGRATION = "/paths/~1pets/post/x-amazon-apigateway-integration";

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                   | "mock"
          ``                                   | ["mock"]
          ``                                   | true
          /type                                | {"Fn::Sub":"mock"}
          /uri                                 | {"Fn::Sub":"http://a"}
          /timeoutInMillis                     | "5000ms"
          /timeoutInMillis                     | 5000.5
          /timeoutInMillis                     | [5000]
          /timeoutInMillis                     | 99999999999999999999
          /requestTemplates                    | "text"
          /requestTemplates/application~1json  | {"statusCode":200}
          /cacheKeyParameters                  | "a"
          /tlsConfig                           | true
          /tlsConfig/insecureSkipVerification  | "perhaps"
          /responses                           | [{"statusCode":200}]
          /responses/default                   | "200"
          /responses/default/statusCode        | [200]
          """)
  void aMalformedIntegrationHasAwsWords(String place, String value) throws Exception {
    assertThat(refusal(INTEGRATION + place, value))
        .isEqualTo(
            "400 BadRequestException: Unable to parse API definition because of a malformed"
                + " integration at path /pets.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /info                                                                    | "a"    | an object | a string
          /info/title                                                              | {}     | a string  | an object
          /servers/0/x-amazon-apigateway-endpoint-configuration/vpcEndpointIds     | "a"    | a list    | a string
          /servers/0/x-amazon-apigateway-endpoint-configuration/vpcEndpointIds/0   | []     | a string  | a list
          /servers/0/x-amazon-apigateway-endpoint-configuration/disableExecuteApiEndpoint | 1 | a boolean | a number
          /x-amazon-apigateway-api-key-source                                      | []     | a string  | a list
          /x-amazon-apigateway-minimum-compression-size                            | true   | an integer | a boolean
          /x-amazon-apigateway-binary-media-types                                  | "*/*"  | a list    | a string
          /x-amazon-apigateway-policy                                              | []     | an object | a list
          /x-amazon-apigateway-request-validators                                  | []     | an object | a list
          /x-amazon-apigateway-request-validators/all                              | "all"  | an object | a string
          /x-amazon-apigateway-request-validators/all/validateRequestBody          | "body" | a boolean | a string
          /x-amazon-apigateway-request-validator                                   | {}     | a string  | an object
          /x-amazon-apigateway-gateway-responses                                   | []     | an object | a list
          /x-amazon-apigateway-gateway-responses/THROTTLED                         | 503    | an object | a number
          /x-amazon-apigateway-gateway-responses/DEFAULT_4XX/responseTemplates     | "{}"   | an object | a string
          /security                                                                | {"key":[]} | a list | an object
          /security/0                                                              | "key"  | an object | a string
          /security/0/key                                                          | "a"    | a list    | a string
          /paths                                                                   | []     | an object | a list
          /paths/~1pets                                                            | "a"    | an object | a string
          /paths/~1pets/post                                                       | []     | an object | a list
          /paths/~1pets/post/operationId                                           | []     | a string  | a list
          /paths/~1pets/post/parameters                                            | {"name":"a"} | a list | an object
          /paths/~1pets/post/parameters/0                                          | "a"    | an object | a string
          /paths/~1pets/post/parameters/0/name                                     | {}     | a string  | an object
          /paths/~1pets/post/parameters/0/required                                 | 1      | a boolean | a number
          /paths/~1pets/post/requestBody                                           | []     | an object | a list
          /paths/~1pets/post/responses                                             | []     | an object | a list
          /paths/~1pets/post/responses/201                                         | "ok"   | an object | a string
          /paths/~1pets/post/responses/201/headers                                 | ["a"]  | an object | a list
          /paths/~1pets/post/responses/201/headers/Location                        | "a"    | an object | a string
          /paths/~1pets/post/responses/201/content                                 | []     | an object | a list
          /paths/~1pets/post/responses/201/content/application~1json               | "Pet"  | an object | a string
          /paths/~1pets/post/responses/201/content/application~1json/schema        | "Pet"  | an object | a string
          /components                                                              | []     | an object | a list
          /components/parameters                                                   | []     | an object | a list
          /components/schemas                                                      | []     | an object | a list
          /components/schemas/Pet                                                  | []     | an object | a list
          /components/securitySchemes                                              | []     | an object | a list
          /components/securitySchemes/key                                          | "apiKey" | an object | a string
          /components/securitySchemes/token/x-amazon-apigateway-authtype           | {}     | a string  | an object
          /components/securitySchemes/token/x-amazon-apigateway-authorizer         | "a"    | an object | a string
          /components/securitySchemes/token/x-amazon-apigateway-authorizer/authorizerResultTtlInSeconds | "long" | an integer | a string
          /components/securitySchemes/pool/x-amazon-apigateway-authorizer/providerARNs | "arn" | a list | a string
          """)
  void anotherMalformedValueIsNamed(String place, String value, String expected, String got)
      throws Exception {
    assertThat(refusal(place, value))
        .isEqualTo(
            "400 BadRequestException: Unable to parse API definition because of a malformed value"
                + " at '#%s'. Expected %s but got %s.".formatted(place, expected, got));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /pathes                              | {}       | Unsupported field 'pathes' at '#'. Ignoring.
          /x-amazon-apigateway-endpoint-configuration | {} | Unsupported extension 'x-amazon-apigateway-endpoint-configuration' at '#'. Ignoring.
          /x-amazon-apigateway-cors            | {}       | Unsupported extension 'x-amazon-apigateway-cors' at '#'. Ignoring.
          /info/name                           | "a"      | Unsupported field 'name' at '#/info'. Ignoring.
          /paths/~1pets/x-amazon-apigateway-integration | {} | Unsupported extension 'x-amazon-apigateway-integration' at '#/paths/~1pets'. Ignoring.
          /paths/~1pets/trace                  | {}       | Unsupported method 'trace' on path '/pets'. Ignoring.
          /paths/~1pets/POST                   | {}       | Unsupported second method 'POST' on path '/pets'. Ignoring.
          /paths/~1pets~1                      | {"post":{}} | Unsupported second method 'post' on path '/pets/'. Ignoring.
          /paths/~1pets/post/reponses          | {}       | Unsupported field 'reponses' at '#/paths/~1pets/post'. Ignoring.
          /paths/~1pets/post/responses/2XX     | {}       | Unsupported response '2XX' to method 'POST /pets'. Ignoring.
          /paths/~1pets/post/responses/200     | {"$ref":"#/components/responses/No"} | Reference '#/components/responses/No' at '#/paths/~1pets/post/responses/200' not found. Ignoring.
          /paths/~1pets/post/responses/200     | {"$ref":"other.yaml#/a"} | Reference 'other.yaml#/a' at '#/paths/~1pets/post/responses/200' not found. Ignoring.
          /paths/~1pets/options/parameters     | [{"$ref":"#/components/parameters/No"}] | Reference '#/components/parameters/No' at '#/paths/~1pets/options/parameters/0' not found. Ignoring.
          /paths/~1pets/delete                 | {"x-amazon-apigateway-integration":{"type":"none"}} | Unknown integration type 'none' for 'DELETE /pets'. Ignoring.
          /paths/~1pets/delete                 | {"x-amazon-apigateway-integration":{"$ref":"#/a"}} | Unknown integration type 'null' for 'DELETE /pets'. Ignoring.
          /paths/~1pets/delete                 | {"x-amazon-apigateway-integration":null} | Missing value at '#/paths/~1pets/delete/x-amazon-apigateway-integration'. Ignoring.
          /paths/~1pets/delete                 | null     | Missing value at '#/paths/~1pets/delete'. Ignoring.
          /paths/~1pets/post/x-amazon-apigateway-integration/integrationSubtype | "a" | Unsupported field 'integrationSubtype' at '#/paths/~1pets/post/x-amazon-apigateway-integration'. Ignoring.
          /servers                             | {"variables":{"basePath":{"default":"/v1"}}} | Malformed list at '#/servers'. Ignoring.
          /paths/~1pets/post/x-amazon-apigateway-integration/responses/5.. | {"statusCode":400} | Integration response '4\\d{2}' on 'POST' for resource at path '/pets' has the status code of '5..'. Ignoring.
          /paths/~1pets/options/security       | [{"token":[]},{"pool":[]}] | Unsupported second authorization 'pool' of method 'OPTIONS /pets'. Ignoring.
          /paths/~1pets/options/security       | [{"token":["a"]}] | Unsupported scopes [a] of 'token'. Ignoring.
          /paths/~1pets/options/parameters     | [{"in":"header","name":"A"},{"in":"header","name":"A","required":true}] | Duplicate parameter at '#/paths/~1pets/options/parameters/1'. Ignoring the first.
          /components/securitySchemes/key/in   | "query"  | Unsupported location 'query' of security definition 'key'. Ignoring.
          /components/schemas/Pet/properties/no | {"$ref":"#/components/schemas/No"} | Reference to model 'No' not found. Ignoring.
          /components/x-amazon-apigateway-integrations | {} | Unsupported extension 'x-amazon-apigateway-integrations' at '#/components'. Ignoring.
          """)
  void whatIsUnknownIsAWarning(String place, String value, String warning) throws Exception {
    String document = CompleteDocument.openApi().with(place, value);
    JsonNode api = server.json("POST", "/restapis?mode=import", document);
    assertThat(api.path("warnings").valueStream().map(JsonNode::asString)).containsExactly(warning);
    assertThat(server.refusal("POST", "/restapis?mode=import&failonwarnings=true", document))
        .isEqualTo("400 BadRequestException: Warnings found during import:\n\t" + warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /paths/~1a~1~1b                       | {}                          | Unable to create resource at path '/a//b': Resource's path part only allow
          /components/schemas/Far               | {"$ref":"http://a/b.json"}  | Unable to create model for 'Far': Invalid model specified: Validation Result: warnings : [], errors : [Model reference must be in canonical form]
          /paths/~1pets/post/x-amazon-apigateway-integration/passthroughBehavior | "often" | Unable to put integration on 'POST' for resource at path '/pets': Invalid value 'often' for passthroughBehavior
          """)
  void whatApiGatewayRefusesIsAnError(String place, String value, String error) throws Exception {
    assertThat(refusal(place, value))
        .startsWith("400 BadRequestException: Errors found during import:\n\t" + error)
        .doesNotContain("Additionally");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /tags                                         | [{"name":"a","description":"b"}]
          /externalDocs                                 | {"url":"http://a"}
          /x-other                                      | [1]
          /info/contact                                 | {"name":"a"}
          /info/license                                 | {"name":"a"}
          /paths/x-other                                | {"get":{}}
          /paths/~1pets/summary                         | "a"
          /paths/~1pets/servers                         | []
          /paths/~1pets/x-other                         | 1
          /paths/~1pets/post/tags                       | ["a"]
          /paths/~1pets/post/summary                    | "a"
          /paths/~1pets/post/deprecated                 | true
          /paths/~1pets/post/callbacks                  | {"a":{"b":{"post":{}}}}
          /paths/~1pets/post/externalDocs               | {"url":"http://a"}
          /paths/~1pets/post/x-other                    | {"a":null}
          /paths/~1pets/post/consumes                   | ["a/b"]
          /paths/~1pets/post/x-amazon-apigateway-integration/payloadFormatVersion | "1.0"
          /paths/~1pets/post/parameters                 | [{"name":"X-Trace","in":"header","required":false},{"name":"X-Trace","in":"header","required":false}]
          /components/securitySchemes/request/in        | "query"
          /components/securitySchemes/token/x-amazon-apigateway-authorizer/identitySource | ""
          /paths/~1pets/post/parameters/0/schema        | {"type":"string","x-other":1}
          /paths/~1pets/post/parameters/0/example       | {"a":1}
          /paths/~1pets/post/responses/201/description  | "a"
          /paths/~1pets/post/responses/201/links        | {"a":{}}
          /paths/~1pets/post/responses/201/content/application~1json/examples | {"a":{"value":1}}
          /paths/~1pets/post/responses/201/headers/Location | {"$ref":"#/components/headers/Location"}
          /paths/~1pets/post/responses/x-other          | {}
          /components/examples                          | {"a":{}}
          /components/headers                           | {"a":{}}
          /components/links                             | {"a":{}}
          /components/securitySchemes/other             | {"type":"oauth2","flows":{"implicit":{"scopes":{}}}}
          """)
  void whatApiGatewayMakesNothingOfIsSilent(String place, String value) throws Exception {
    changesNothing(place, value);
  }

  /** CloudFormation turns the numbers and flags of its templates into strings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /paths/~1pets/post/x-amazon-apigateway-integration/timeoutInMillis | "3000"
          /paths/~1pets/post/x-amazon-apigateway-integration/timeoutInMillis | 3000.0
          /paths/~1pets/post/x-amazon-apigateway-integration/tlsConfig/insecureSkipVerification | "true"
          /paths/~1pets/post/x-amazon-apigateway-integration/responses/default/statusCode | "201"
          /x-amazon-apigateway-minimum-compression-size                      | "1024"
          /x-amazon-apigateway-request-validators/all/validateRequestBody    | "true"
          /x-amazon-apigateway-request-validators/parameters/validateRequestBody | "False"
          /x-amazon-apigateway-gateway-responses/THROTTLED/statusCode        | "503"
          /servers/0/x-amazon-apigateway-endpoint-configuration/disableExecuteApiEndpoint | "true"
          /components/securitySchemes/token/x-amazon-apigateway-authorizer/authorizerResultTtlInSeconds | "60"
          /paths/~1pets~1{petId}/get/parameters/0/required                   | "true"
          """)
  void textsOfNumbersAndFlagsAreRead(String place, String value) throws Exception {
    changesNothing(place, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'security':{'key':[]}",
        "'security':['key']",
        "'components':{'parameters':{'a':'b'}}",
        "'components':{'responses':{'a':[]}}",
        "'components':{'requestBodies':{'a':1}}",
        "'components':{'securitySchemes':{'a':'b'}}",
        "'paths':{'/a':{'parameters':['b']}}"
      })
  void whatNoOperationUsesIsReadToo(String field) throws Exception {
    String document = ("{'openapi':'3.0.1'," + field + "}").replace('\'', '"');
    assertThat(server.refusal("POST", "/restapis?mode=import", document))
        .startsWith(
            "400 BadRequestException: Unable to parse API definition because of a malformed value");
  }

  @Test
  void whoSaysThatDocumentationIsIgnoredIsNotWarnedOfIt() throws Exception {
    String document =
        CompleteDocument.openApi()
            .with("/x-amazon-apigateway-documentation", "{\"version\":\"1\"}");
    JsonNode api = server.json("POST", "/restapis?mode=import&ignore=documentation", document);
    assertThat(api.has("warnings")).isFalse();
  }

  /** A method whose authorizer is missing must not be open. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"token\""})
  void anAuthorizerThatIsMalformedOpensNoMethod(String value) throws Exception {
    String place = "/components/securitySchemes/token/x-amazon-apigateway-authorizer";
    assertThat(refusal(place, value)).startsWith("400 BadRequestException");
  }

  private void changesNothing(String place, String value) throws Exception {
    CompleteDocument document = CompleteDocument.openApi();
    String query = "/restapis?mode=import&failonwarnings=true";
    JsonNode before = server.json("POST", query, document.json().toString());
    JsonNode after = server.json("POST", query, document.with(place, value));
    assertThat(ImportedState.of(server, after)).isEqualTo(ImportedState.of(server, before));
  }

  private String refusal(String place, String value) throws Exception {
    return server.refusal(
        "POST", "/restapis?mode=import", CompleteDocument.openApi().with(place, value));
  }
}
