package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.model.api.Authorizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The claims of a user pool's token. The signature is not verified, since no pool's keys are known
 * here.
 */
final class UserPoolToken {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PROVIDER =
      Pattern.compile("arn:[^:]+:cognito-idp:([^:]+):[^:]*:userpool/(.+)");

  private UserPoolToken() {}

  /**
   * The claims of a valid token: issued by one of the pools, not expired, and with one of the
   * scopes.
   *
   * @param scopes empty if it must be an identity token
   */
  static Map<String, String> claims(Authorizer authorizer, String header, List<String> scopes) {
    JsonNode claims = payload(header.replaceFirst("(?i)^Bearer ", ""));
    if (!issuers(authorizer).contains(claims.path("iss").asString(""))) {
      throw AuthorizerIdentity.unauthorized("the token is not from a pool of the authorizer");
    }
    if (claims.path("exp").asLong(0) <= Instant.now().getEpochSecond()) {
      throw GatewayFailure.saying(
          GatewayResponse.UNAUTHORIZED, "The incoming token has expired", "");
    }
    String expression = authorizer.identityValidationExpression();
    if (expression != null
        && claims.has("aud")
        && !AuthorizerIdentity.matches(expression, claims.path("aud").asString(""))) {
      throw AuthorizerIdentity.unauthorized("the token's audience does not match " + expression);
    }
    if (!claims.path("token_use").asString("").equals(scopes.isEmpty() ? "id" : "access")) {
      throw AuthorizerIdentity.unauthorized(
          "not an identity token, or an access token where there are scopes");
    }
    List<String> granted = Arrays.asList(claims.path("scope").asString("").split(" ", -1));
    if (!scopes.isEmpty() && scopes.stream().noneMatch(granted::contains)) {
      throw AuthorizerIdentity.unauthorized("the token has none of the scopes " + scopes);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    claims.forEachEntry((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static JsonNode payload(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw AuthorizerIdentity.unauthorized("the token is not a JWT");
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      JSON.readTree(new String(decoder.decode(parts[0]), StandardCharsets.UTF_8));
      return JSON.readTree(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8));
    } catch (JacksonException | IllegalArgumentException e) {
      throw AuthorizerIdentity.unauthorized("the token is not a JWT: " + e.getMessage());
    }
  }

  private static List<String> issuers(Authorizer authorizer) {
    return authorizer.providerARNs().stream()
        .map(PROVIDER::matcher)
        .filter(Matcher::matches)
        .map(arn -> "https://cognito-idp." + arn.group(1) + ".amazonaws.com/" + arn.group(2))
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
        : value.asString(value.toString());
  }
}
