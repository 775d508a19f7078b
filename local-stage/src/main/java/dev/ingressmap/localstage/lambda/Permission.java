package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.policy.Decision;
import dev.ingressmap.localstage.policy.PolicyDocument;
import dev.ingressmap.localstage.policy.PolicyRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement of a function's policy.
 *
 * @param id unique in its function
 * @param forApiGateway what it allows API Gateway; null for nothing
 */
record Permission(String id, ObjectNode statement, @Nullable PolicyDocument forApiGateway) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String API_GATEWAY = "apigateway.amazonaws.com";
  private static final String INVOKE = "lambda:InvokeFunction";

  /** The statement that an AddPermission asks for. */
  static Permission of(JsonNode request, String functionArn) {
    String id = required(request, "StatementId");
    String principal = required(request, "Principal");
    String qualifier = request.path("Qualifier").asString("");
    ObjectNode statement = JSON.createObjectNode().put("Sid", id).put("Effect", "Allow");
    if (principal.equals("*")) {
      statement.put("Principal", principal);
    } else {
      statement
          .putObject("Principal")
          .put(principal.matches("[a-z0-9.-]+\\.amazonaws\\.com") ? "Service" : "AWS", principal);
    }
    statement
        .put("Action", required(request, "Action"))
        .put("Resource", qualifier.isEmpty() ? functionArn : functionArn + ":" + qualifier);
    ObjectNode condition = JSON.createObjectNode();
    condition(condition, "ArnLike", "AWS:SourceArn", request.path("SourceArn"));
    condition(condition, "StringEquals", "AWS:SourceAccount", request.path("SourceAccount"));
    if (!condition.isEmpty()) {
      statement.set("Condition", condition);
    }
    return new Permission(id, statement, forApiGateway(statement));
  }

  /** A statement that was added earlier. */
  static Permission of(ObjectNode statement) {
    return new Permission(statement.path("Sid").stringValue(), statement, forApiGateway(statement));
  }

  private static @Nullable PolicyDocument forApiGateway(ObjectNode statement) {
    JsonNode principal = statement.path("Principal");
    if (!principal.asString("").equals("*")
        && !principal.path("Service").asString("").equals(API_GATEWAY)) {
      return null;
    }
    ObjectNode here = statement.deepCopy().put("Principal", "*").put("Resource", "*");
    try {
      return PolicyDocument.of(JSON.createObjectNode().set("Statement", here));
    } catch (IllegalArgumentException e) {
      throw LambdaException.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static void condition(ObjectNode condition, String operator, String key, JsonNode value) {
    if (value.isString()) {
      condition.putObject(operator).put(key, value.stringValue());
    }
  }

  private static String required(JsonNode request, String field) {
    JsonNode value = request.path(field);
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw LambdaException.constraint("null", field, ": Member must not be null");
    }
    return value.stringValue();
  }

  /** Whether it lets API Gateway invoke the function for one of its resources. */
  boolean permits(String sourceArn) {
    // Terraform makes ARNs without an account if it may not ask for it.
    return forApiGateway != null
        && Stream.of(sourceArn, sourceArn.replace(":" + Call.ACCOUNT + ":", "::"))
            .map(source -> Map.of("aws:sourcearn", source, "aws:sourceaccount", Call.ACCOUNT))
            .map(context -> forApiGateway.decide(new PolicyRequest(INVOKE, "*", context)))
            .anyMatch(Decision.ALLOWED::equals);
  }
}
