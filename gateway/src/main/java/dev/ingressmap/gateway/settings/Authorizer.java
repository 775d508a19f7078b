package dev.ingressmap.gateway.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a call is let in.
 *
 * @param lambda the ARN of the function; null for Cognito
 * @param credentials the ARN of the role that calls the function; null for the function's own
 *     permission
 * @param identity the parts of a call that identify the caller, such as {@code
 *     method.request.header.X-Token}
 * @param tokenPattern a regular expression for tokens; null for any token
 * @param ttlSeconds how long its answer is valid for the same identity, 0 to 3600
 * @param pools the ARNs of Cognito user pools, sorted
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html">
 *     x-amazon-apigateway-authorizer</a>
 */
public record Authorizer(
    Type type,
    @Nullable String lambda,
    @Nullable String credentials,
    List<String> identity,
    @Nullable String tokenPattern,
    int ttlSeconds,
    List<String> pools) {

  public Authorizer {
    identity = List.copyOf(identity);
    pools = pools.stream().sorted().toList();
  }

  /** The kind of authorizer. */
  public enum Type {
    /** A function that gets one header. */
    TOKEN,
    /** A function that gets the whole call. */
    REQUEST,
    COGNITO_USER_POOLS
  }

  /** The URI by which API Gateway calls the function; null for Cognito. */
  public @Nullable String uri() {
    return lambda == null ? null : LambdaUri.of(lambda);
  }
}
