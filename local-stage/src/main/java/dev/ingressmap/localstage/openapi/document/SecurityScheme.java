package dev.ingressmap.localstage.openapi.document;

import org.jspecify.annotations.Nullable;

/**
 * A way to prove who calls.
 *
 * @param header what the header is called that the proof is in
 * @param location where the proof is, a header or not
 * @param authtype AWS's word for what kind of authorization it is
 * @param hasAuthorizer whether an authorizer decides, even if it could not be made
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
