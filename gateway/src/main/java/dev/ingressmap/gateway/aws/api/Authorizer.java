package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorizer. A field is null or empty if nobody has set it.
 *
 * @param identitySource the parts of a call that it reads, separated by commas
 * @param ttlSeconds how long its answers are cached
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
