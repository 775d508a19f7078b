package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One that decides who may call. What is null or empty, nobody has set.
 *
 * @param identitySource what of a call it looks at, with commas in between
 * @param ttlSeconds how long its answers are kept
 * @param pools the ARNs of user pools
 */
public record Authorizer(
    String id,
    String name,
    @Nullable String type,
    @Nullable String uri,
    @Nullable String credentials,
    @Nullable String identitySource,
    @Nullable String tokenPattern,
    int ttlSeconds,
    List<String> pools) {

  private static final int USUAL_TTL = 300;

  public Authorizer {
    pools = List.copyOf(pools);
  }

  static Authorizer of(software.amazon.awssdk.services.apigateway.model.Authorizer live) {
    Integer ttl = live.authorizerResultTtlInSeconds();
    return new Authorizer(
        Given.required(live.id(), "id"),
        Given.required(live.name(), "name"),
        live.typeAsString(),
        live.authorizerUri(),
        live.authorizerCredentials(),
        live.identitySource(),
        live.identityValidationExpression(),
        ttl == null ? USUAL_TTL : ttl,
        Given.list(live.providerARNs()));
  }
}
