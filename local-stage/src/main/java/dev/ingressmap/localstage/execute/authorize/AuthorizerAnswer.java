package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.policy.PolicyDocument;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of an authorizer's Lambda function.
 *
 * @param document the policy as it was written; absent if it is not from a function
 * @param context the values of {@code $context.authorizer}, including the principal
 * @param claims of a user pool's token; empty if it is from a function
 */
public record AuthorizerAnswer(
    PolicyDocument policy,
    @Nullable String document,
    Map<String, Object> context,
    Map<String, String> claims) {

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
      JsonNode policy = json.path("policyDocument");
      return new AuthorizerAnswer(PolicyDocument.of(policy), policy.toString(), context, Map.of());
    } catch (JacksonException e) {
      throw unusable("it is not JSON");
    } catch (IllegalArgumentException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  /** The answer that a user pool's token is. */
  static AuthorizerAnswer ofClaims(Map<String, String> claims) {
    return new AuthorizerAnswer(PolicyDocument.NONE, null, Map.of(), claims);
  }

  /** The caller that the function names; null if there is no function. */
  public @Nullable String principal() {
    return context.get("principalId") instanceof String principal ? principal : null;
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
