package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.Copies;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an authorizer has said.
 *
 * @param clientStatus what a client would get if the authorizer refused it, else 200
 * @param log the execution log
 * @param latency in milliseconds
 * @param principalId absent if it said nothing
 * @param policy a JSON document, absent if it said nothing
 * @param claims of a token of a user pool
 */
public record AuthorizerTrial(
    int clientStatus,
    String log,
    long latency,
    @Nullable String principalId,
    @Nullable String policy,
    Map<String, String> claims) {

  public AuthorizerTrial {
    claims = Copies.map(claims);
  }
}
