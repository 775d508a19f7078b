package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.control.wire.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random requests that are similar enough to valid ones to pass the first checks. */
final class FuzzRequests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> WORDS =
      List.of(
          "name",
          "description",
          "value",
          "",
          "a",
          "é\uD83D\uDE00",
          "application/json",
          "GET",
          "ANY",
          "HTTP",
          "HTTP_PROXY",
          "MOCK",
          "AWS",
          "AWS_IAM",
          "NONE",
          "CUSTOM",
          "http://a/{b}",
          "https://",
          "v1",
          "a:v1",
          "DAY",
          "API_KEY",
          "csv",
          "2026-11-22",
          "name,key\na,12345678901234567890",
          "200",
          "999",
          "-1",
          "0",
          "1e400",
          "99999999999999999999",
          "true",
          "null",
          "method.request.path.a",
          "integration.request.path.a",
          "method.response.header.b",
          "'static'",
          "context.a",
          "(",
          "*",
          "*/*",
          "{a}",
          "{a+}",
          "{proxy+}",
          "~1",
          "~0~1/",
          "../..",
          "Empty",
          "Error",
          "$default",
          "PRIVATE",
          "EDGE",
          "ipv4",
          "dualstack",
          "merge",
          "overwrite",
          "\u0000");
  private static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "version",
          "cloneFrom",
          "binaryMediaTypes",
          "minimumCompressionSize",
          "apiKeySource",
          "endpointConfiguration",
          "types",
          "ipAddressType",
          "policy",
          "tags",
          "disableExecuteApiEndpoint",
          "pathPart",
          "authorizationType",
          "apiKeyRequired",
          "operationName",
          "requestParameters",
          "requestModels",
          "type",
          "httpMethod",
          "uri",
          "connectionType",
          "connectionId",
          "requestTemplates",
          "passthroughBehavior",
          "timeoutInMillis",
          "tlsConfig",
          "responseParameters",
          "responseModels",
          "responseTemplates",
          "selectionPattern",
          "contentHandling",
          "stageName",
          "deploymentId",
          "variables",
          "canarySettings",
          "percentTraffic",
          "stageVariableOverrides",
          "cacheClusterEnabled",
          "schema",
          "contentType",
          "openapi",
          "swagger",
          "info",
          "title",
          "paths",
          "components",
          "schemas",
          "servers",
          "url",
          "parameters",
          "responses",
          "content",
          "security",
          "$ref",
          "x-amazon-apigateway-integration",
          "get",
          "x-amazon-apigateway-request-validators",
          "x-amazon-apigateway-request-validator",
          "validateRequestBody",
          "requestValidatorId",
          "authorizerId",
          "targetArns",
          "domainName",
          "regionalCertificateArn",
          "basePath",
          "restApiId",
          "stage",
          "authorizationScopes",
          "identitySource",
          "identityValidationExpression",
          "authorizerResultTtlInSeconds",
          "providerARNs",
          "securitySchemes",
          "x-amazon-apigateway-authorizer",
          "x-amazon-apigateway-gateway-responses",
          "statusCode",
          "DEFAULT_4XX",
          "/a/{b}",
          "integrationResponses",
          "methodSettings",
          "location",
          "properties",
          "documentationVersion",
          "documentationParts",
          "x-amazon-apigateway-documentation",
          "id",
          "createdDate",
          "apiStages",
          "apiId",
          "stage",
          "throttle",
          "quota",
          "limit",
          "offset",
          "period",
          "rateLimit",
          "burstLimit",
          "value",
          "enabled",
          "stageKeys",
          "keyId",
          "keyType");
  private static final List<String> PATCH_PATHS =
      List.of(
          "/name",
          "/description",
          "/policy",
          "/binaryMediaTypes/a~1b",
          "/endpointConfiguration/types/0",
          "/endpointConfiguration/vpcEndpointIds",
          "/minimumCompressionSize",
          "/pathPart",
          "/parentId",
          "/apiKeyRequired",
          "/authorizationType",
          "/requestValidatorId",
          "/validateRequestBody",
          "/authorizerId",
          "/authorizationScopes",
          "/identitySource",
          "/authorizerResultTtlInSeconds",
          "/providerARNs",
          "/basePath",
          "/stage",
          "/securityPolicy",
          "/statusCode",
          "/responseParameters/gatewayresponse.header.a",
          "/requestParameters/method.request.path.a",
          "/requestModels/application~1json",
          "/uri",
          "/type",
          "/httpMethod",
          "/timeoutInMillis",
          "/requestTemplates/a~1b",
          "/cacheKeyParameters/a",
          "/tlsConfig/insecureSkipVerification",
          "/selectionPattern",
          "/responseParameters/method.response.header.a",
          "/responseTemplates/a~1b",
          "/schema",
          "/deploymentId",
          "/variables/a",
          "/canarySettings",
          "/canarySettings/deploymentId",
          "/canarySettings/percentTraffic",
          "/canarySettings/stageVariableOverrides/a",
          "/accessLogSettings/format",
          "/*/*/throttling/rateLimit",
          "/a/GET/caching/ttlInSeconds",
          "/*/*",
          "/cacheClusterEnabled",
          "/clientCertificateId",
          "/documentationVersion",
          "/properties",
          "/apiStages",
          "/apiStages/a:v1/throttle",
          "/apiStages/a:v1/throttle/~1health/GET/rateLimit",
          "/throttle",
          "/throttle/rateLimit",
          "/throttle/burstLimit",
          "/quota",
          "/quota/limit",
          "/quota/period",
          "/enabled",
          "/stages",
          "/remaining",
          "",
          "/",
          "//",
          "a",
          "/a/b/c");

  private static final JsonNode DOCUMENT = document();

  private final Random random;
  private final GarbledDocuments garbled;

  FuzzRequests(Random random) {
    this.random = random;
    this.garbled = new GarbledDocuments(random);
  }

  String path(Operation operation, FuzzTargets targets) {
    return operation.path().stream()
        .map(segment -> segment.startsWith("{") ? label(segment, targets) : segment)
        .map(
            segment -> "/" + URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining());
  }

  private String label(String label, FuzzTargets targets) {
    if (random.nextInt(10) == 0) {
      // The server itself refuses control characters in paths.
      return pick(WORDS).replaceAll("\\p{Cntrl}", "");
    }
    SampleApi api = targets.api();
    return switch (label) {
      case "{restapi_id}" -> api.id();
      case "{resource_id}" -> api.healthId();
      case "{parent_id}" -> random.nextBoolean() ? api.rootId() : api.healthId();
      case "{http_method}" -> pick(List.of("GET", "GET", "POST", "ANY"));
      case "{status_code}" -> pick(List.of("200", "200", "404"));
      case "{deployment_id}" -> targets.deployment();
      case "{stage_name}" -> "v1";
      case "{export_type}" -> pick(List.of("oas30", "swagger"));
      case "{model_name}" -> "Empty";
      case "{part_id}" -> targets.part();
      case "{doc_version}" -> "v1";
      case "{domain_name}" -> "a.example";
      case "{base_path}" -> "(none)";
      case "{response_type}" -> pick(List.of("DEFAULT_4XX", "THROTTLED"));
      case "{resource_arn+}" ->
          "arn:aws:apigateway:us-east-1::"
              + pick(
                  List.of(
                      api.path(),
                      api.stage(),
                      "/usageplans/" + targets.plan(),
                      "/apikeys/" + targets.key(),
                      "/clientcertificates/" + targets.certificate()));
      case "{usageplanId}" -> targets.plan();
      case "{clientcertificate_id}" -> targets.certificate();
      case "{api_Key}", "{keyId}" -> targets.key();
      default -> "x";
    };
  }

  String query(Operation operation) {
    String query = "?" + operation.query();
    for (String name :
        List.of(
            "limit",
            "position",
            "embed",
            "mode",
            "failonwarnings",
            "basepath",
            "extensions",
            "tagKeys",
            "includeValue",
            "includeValues",
            "name",
            "keyId",
            "format",
            "startDate",
            "endDate",
            "type",
            "path",
            "locationStatus")) {
      if (random.nextInt(8) == 0 && !query.contains(name)) {
        query += "&" + name + "=" + URLEncoder.encode(pick(WORDS), StandardCharsets.UTF_8);
      }
    }
    return query;
  }

  String body(Operation operation, FuzzTargets targets) {
    if (operation.name().endsWith("RestApi") && random.nextInt(3) == 0) {
      return random.nextBoolean() ? mutated() : garbled.next();
    }
    String body =
        switch (random.nextInt(4)) {
          case 0 -> json(0);
          case 1 -> sensible(operation, targets);
          default -> operation.httpMethod().equals("PATCH") ? patch() : object(0);
        };
    if (random.nextInt(20) == 0 && !body.isEmpty()) {
      return body.substring(0, random.nextInt(body.length()));
    }
    return body;
  }

  /** A valid document in which a few nodes are replaced. */
  private String mutated() {
    JsonNode document = DOCUMENT.deepCopy();
    for (int i = 0; i < 3; i++) {
      JsonNode node = document;
      while (node.isContainer() && !node.isEmpty()) {
        JsonNode child =
            node.valueStream().skip(random.nextInt(node.size())).findFirst().orElseThrow();
        if (random.nextInt(5) == 0 || !child.isContainer()) {
          JsonNode replacement = JSON.readTree(json(1));
          if (node instanceof ObjectNode object) {
            object.set(pick(List.copyOf(object.propertyNames())), replacement);
          } else if (node instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), replacement);
          }
          break;
        }
        node = child;
      }
    }
    return document.toString();
  }

  private static String sensible(Operation operation, FuzzTargets targets) {
    return switch (operation.name()) {
      case "ImportRestApi", "PutRestApi" ->
          "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"a\"},\"paths\":{\"/health\":{\"get\":{}}}}";
      case "ImportDocumentationParts" -> DOCUMENT.toString();
      case "CreateDocumentationPart" ->
          "{\"location\":{\"type\":\"MODEL\",\"name\":\"m"
              + System.nanoTime()
              + "\"},\"properties\":\"{}\"}";
      case "CreateDocumentationVersion" -> "{\"documentationVersion\":\"v1\"}";
      case "CreateResource" -> "{\"pathPart\":\"p" + System.nanoTime() + "\"}";
      case "PutIntegration" -> "{\"type\":\"MOCK\"}";
      case "CreateAuthorizer" ->
          "{\"name\":\"a"
              + System.nanoTime()
              + "\",\"type\":\"COGNITO_USER_POOLS\","
              + "\"providerARNs\":[\"a\"],\"identitySource\":\"method.request.header.A\"}";
      case "CreateVpcLink" -> "{\"name\":\"a\",\"targetArns\":[\"arn:aws:a:b:c:d\"]}";
      case "CreateDomainName" -> "{\"domainName\":\"a.example\",\"certificateArn\":\"a\"}";
      case "PutMethod" -> "{\"authorizationType\":\"NONE\"}";
      case "CreateUsagePlan" -> "{\"name\":\"a\",\"quota\":{\"limit\":1,\"period\":\"DAY\"}}";
      case "CreateUsagePlanKey" -> "{\"keyId\":\"" + targets.key() + "\",\"keyType\":\"API_KEY\"}";
      case "ImportApiKeys" -> "name,key\na,apikey1234abcdefghij" + System.nanoTime();
      default -> "{}";
    };
  }

  private String patch() {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i ->
            "{\"op\":%s,\"path\":%s,\"value\":%s,\"from\":%s}"
                .formatted(
                    quote(
                        pick(
                            List.of(
                                "add", "replace", "replace", "remove", "copy", "move", "test",
                                "x"))),
                    random.nextInt(20) == 0 ? json(2) : quote(pick(PATCH_PATHS)),
                    random.nextInt(20) == 0 ? json(2) : quote(pick(WORDS)),
                    quote(pick(PATCH_PATHS))))
        .collect(Collectors.joining(",", "{\"patchOperations\":[", "]}"));
  }

  private String json(int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0 -> "null";
      case 1 -> Boolean.toString(random.nextBoolean());
      case 2 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 3 -> Double.toString(random.nextGaussian());
      case 4 -> quote(pick(WORDS));
      case 5 ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(i -> json(depth + 1))
              .collect(Collectors.joining(",", "[", "]"));
      default -> object(depth);
    };
  }

  private String object(int depth) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(i ->
            quote(pick(random.nextInt(4) == 0 ? WORDS : FIELDS))
                + ":"
                + (random.nextBoolean() ? quote(pick(WORDS)) : json(depth + 1)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quote(String text) {
    return JSON.writeValueAsString(text);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static JsonNode document() {
    try {
      return CompleteDocument.openApi().json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
