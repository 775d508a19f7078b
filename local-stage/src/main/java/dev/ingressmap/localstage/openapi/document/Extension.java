package dev.ingressmap.localstage.openapi.document;

/**
 * The names that API Gateway adds to OpenAPI.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">
 *     OpenAPI extensions for API Gateway</a>
 */
public final class Extension {

  static final String PREFIX = "x-amazon-apigateway-";

  static final String ANY_METHOD = PREFIX + "any-method";
  public static final String API_KEY_SOURCE = PREFIX + "api-key-source";
  public static final String AUTH = PREFIX + "auth";
  public static final String AUTHORIZER = PREFIX + "authorizer";
  public static final String AUTHTYPE = PREFIX + "authtype";
  public static final String BINARY_MEDIA_TYPES = PREFIX + "binary-media-types";
  public static final String DOCUMENTATION = PREFIX + "documentation";
  public static final String ENDPOINT_ACCESS_MODE = PREFIX + "endpoint-access-mode";
  public static final String ENDPOINT_CONFIGURATION = PREFIX + "endpoint-configuration";
  public static final String GATEWAY_RESPONSES = PREFIX + "gateway-responses";
  public static final String INTEGRATION = PREFIX + "integration";
  public static final String MINIMUM_COMPRESSION_SIZE = PREFIX + "minimum-compression-size";
  public static final String POLICY = PREFIX + "policy";
  public static final String REQUEST_VALIDATOR = PREFIX + "request-validator";
  public static final String REQUEST_VALIDATORS = PREFIX + "request-validators";
  public static final String SECURITY_POLICY = PREFIX + "security-policy";

  private Extension() {}
}
