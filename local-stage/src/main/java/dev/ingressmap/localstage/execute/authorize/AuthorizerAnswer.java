package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.policy.PolicyDocument;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of an authorizer's Lambda function.
 *
 * @param context the values of {@code $context.authorizer}, including the principal
 */
record AuthorizerAnswer(PolicyDocument policy, Map<String, Object> context) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads an answer. An answer that AWS could not use ends the call. */
  static AuthorizerAnswer of(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.has("errorMessage")) {
        throw failed(json.path("errorMessage").asString(""));
      }
      if (!json.path("principalId").isString()) {
        throw new IllegalArgumentException("it has no principalId");
      }
      Map<String, Object> context = new HashMap<>();
      json.path("context").forEachEntry((name, value) -> context.put(name, scalar(name, value)));
      context.put("principalId", json.path("principalId").stringValue());
      return new AuthorizerAnswer(PolicyDocument.of(json.path("policyDocument")), context);
    } catch (JacksonException e) {
      throw unusable("it is not JSON");
    } catch (IllegalArgumentException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private static String scalar(String name, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new IllegalArgumentException("its context has no plain value for " + name);
    }
    return value.asString();
  }

  /** Only an error with the message Unauthorized means that the caller is refused. */
  private static GatewayFailure failed(String error) {
    return error.equals("Unauthorized")
        ? AuthorizerIdentity.unauthorized("the authorizer says so")
        : new GatewayFailure(GatewayResponse.AUTHORIZER_FAILURE, "the authorizer failed: " + error);
  }

  private static GatewayFailure unusable(String reason) {
    return new GatewayFailure(
        GatewayResponse.AUTHORIZER_CONFIGURATION_ERROR,
        "the authorizer's answer cannot be used: " + reason);
  }
}
