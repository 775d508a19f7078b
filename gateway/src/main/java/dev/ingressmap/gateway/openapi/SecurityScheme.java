package dev.ingressmap.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ingressmap.gateway.settings.Authorizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operation may require of its callers. In OpenAPI, each scheme is a key in a header.
 *
 * @param authtype API Gateway's word for how it is checked, null for an API key
 */
@JsonInclude(Include.NON_NULL)
record SecurityScheme(
    String type,
    String name,
    String in,
    @JsonProperty(Extension.AUTHTYPE) @Nullable String authtype,
    @JsonProperty(Extension.AUTHORIZER) @Nullable AuthorizerObject authorizer) {

  /** The name of the scheme for callers that sign with AWS credentials. */
  static final String SIGNATURE = "sigv4";

  /** The name of the scheme for callers with an API key. */
  static final String API_KEY = "api_key";

  private SecurityScheme(
      String name, @Nullable String authtype, @Nullable AuthorizerObject authorizer) {
    this("apiKey", name, "header", authtype, authorizer);
  }

  static SecurityScheme signature() {
    return new SecurityScheme("Authorization", "awsSigv4", null);
  }

  static SecurityScheme apiKey() {
    return new SecurityScheme("x-api-key", null, null);
  }

  static SecurityScheme of(Authorizer authorizer) {
    return new SecurityScheme(
        header(authorizer),
        authorizer.type() == Authorizer.Type.COGNITO_USER_POOLS ? "cognito_user_pools" : "custom",
        AuthorizerObject.of(authorizer));
  }

  /** The header with the token. A function that gets the whole call has no such header. */
  private static String header(Authorizer authorizer) {
    return authorizer.type() == Authorizer.Type.REQUEST
        ? "Unused"
        : authorizer.identity().get(0).substring("method.request.header.".length());
  }

  /** An authorizer, in the form of API Gateway's extension. */
  @JsonInclude(Include.NON_EMPTY)
  record AuthorizerObject(
      String type,
      int authorizerResultTtlInSeconds,
      @Nullable String authorizerUri,
      @Nullable String authorizerCredentials,
      @Nullable String identityValidationExpression,
      @Nullable String identitySource,
      @JsonProperty("providerARNs") List<String> pools) {

    static AuthorizerObject of(Authorizer authorizer) {
      return new AuthorizerObject(
          authorizer.type().name().toLowerCase(Locale.ROOT),
          authorizer.ttlSeconds(),
          authorizer.uri(),
          authorizer.credentials(),
          authorizer.tokenPattern(),
          authorizer.type() == Authorizer.Type.REQUEST
              ? String.join(", ", authorizer.identity())
              : null,
          authorizer.pools());
    }
  }
}
