package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import dev.ingressmap.localstage.model.RegularExpression;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a caller may invoke a method.
 *
 * @param providerARNs of the user pools, if it uses user pools
 * @param authType a value from OpenAPI documents, which API Gateway passes on
 * @param authorizerUri of the Lambda function, if it uses one
 * @param identitySource where the caller's identity is read from: expressions, separated by commas
 * @param identityValidationExpression the regular expression that a token must match
 * @param authorizerResultTtlInSeconds 0 to 3600, how long an answer is cached; 300 if absent
 */
public record Authorizer(
    String id,
    String name,
    AuthorizerType type,
    List<String> providerARNs,
    @Nullable String authType,
    @Nullable String authorizerUri,
    @Nullable String authorizerCredentials,
    @Nullable String identitySource,
    @Nullable String identityValidationExpression,
    @Nullable Integer authorizerResultTtlInSeconds) {

  private static final Pattern FUNCTION =
      Pattern.compile("arn:[^:]+:apigateway:[^:]+:lambda:path/[^/]+/functions/.+/invocations");
  private static final int DEFAULT_TTL = 300;
  private static final int MAX_TTL = 3600;

  public Authorizer {
    if (name == null || name.isBlank()) {
      throw badRequest("Authorizer name cannot be blank");
    }
    if (type == null) {
      throw badRequest("Invalid authorizer type specified");
    }
    providerARNs = Copies.list(providerARNs);
    if (identitySource != null && identitySource.isBlank()) {
      identitySource = null;
    }
    if (authorizerResultTtlInSeconds != null
        && (authorizerResultTtlInSeconds < 0 || authorizerResultTtlInSeconds > MAX_TTL)) {
      throw badRequest("Authorizer result TTL must be between 0 and 3600 seconds");
    }
    if (type == AuthorizerType.COGNITO_USER_POOLS) {
      if (providerARNs.isEmpty()) {
        throw badRequest("At least one provider ARN must be specified for a user pool authorizer");
      }
    } else if (authorizerUri == null || !FUNCTION.matcher(authorizerUri).matches()) {
      throw badRequest(
          "Invalid Authorizer URI: "
              + authorizerUri
              + ". Authorizer URI should be a valid API Gateway ARN that represents a Lambda"
              + " function invocation.");
    }
    checkSource(type, identitySource, authorizerResultTtlInSeconds);
    RegularExpression.check(identityValidationExpression);
  }

  /** The expressions of the identity source. */
  public List<MappingExpression> identitySources() {
    return identitySource == null ? List.of() : sources(identitySource);
  }

  /** How long an answer is cached, in seconds; 0 if it is not. */
  public int ttl() {
    return authorizerResultTtlInSeconds == null ? DEFAULT_TTL : authorizerResultTtlInSeconds;
  }

  /** Whether methods of this authorization type can use this authorizer. */
  boolean serves(AuthorizationType authorizationType) {
    return authorizationType
        == (type == AuthorizerType.COGNITO_USER_POOLS
            ? AuthorizationType.COGNITO_USER_POOLS
            : AuthorizationType.CUSTOM);
  }

  private static void checkSource(
      AuthorizerType type, @Nullable String source, @Nullable Integer ttl) {
    if (source == null) {
      if (type != AuthorizerType.REQUEST || ttl == null || ttl > 0) {
        throw badRequest(
            "Identity source must be set, unless a REQUEST authorizer's result is not cached");
      }
      return;
    }
    boolean one = type != AuthorizerType.REQUEST;
    List<MappingExpression> sources = sources(source);
    if ((one && sources.size() > 1)
        || !sources.stream().allMatch(each -> MappingRules.isIdentity(each, one))) {
      throw badRequest("Invalid mapping expression specified: " + source);
    }
  }

  private static List<MappingExpression> sources(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).map(MappingExpression::of).toList();
  }
}
