package dev.ingressmap.localstage.openapi.document;

import org.jspecify.annotations.Nullable;

/**
 * A way for callers to prove their identity.
 *
 * @param header the name of the header that has the proof
 * @param location where the proof is, in a header or elsewhere
 * @param authtype AWS's name for the kind of authorization
 * @param hasAuthorizer whether an authorizer decides, even if it could not be created
 */
public record SecurityScheme(
    String name,
    @Nullable String type,
    @Nullable String header,
    @Nullable String location,
    @Nullable String authtype,
    boolean hasAuthorizer) {

  public boolean isApiKey() {
    return !hasAuthorizer && "apiKey".equals(type) && "x-api-key".equalsIgnoreCase(header);
  }
}
