package dev.ingressmap.gateway.openapi;

/**
 * The names of API Gateway's extensions of OpenAPI.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">
 *     OpenAPI extensions for API Gateway</a>
 */
final class Extension {

  static final String PREFIX = "x-amazon-apigateway-";

  static final String ANY_METHOD = PREFIX + "any-method";
  static final String API_KEY_SOURCE = PREFIX + "api-key-source";
  static final String AUTHORIZER = PREFIX + "authorizer";
  static final String AUTHTYPE = PREFIX + "authtype";
  static final String BINARY_MEDIA_TYPES = PREFIX + "binary-media-types";
  static final String DOCUMENTATION = PREFIX + "documentation";
  static final String ENDPOINT_CONFIGURATION = PREFIX + "endpoint-configuration";
  static final String GATEWAY_RESPONSES = PREFIX + "gateway-responses";
  static final String INTEGRATION = PREFIX + "integration";
  static final String MINIMUM_COMPRESSION_SIZE = PREFIX + "minimum-compression-size";
  static final String POLICY = PREFIX + "policy";
  static final String REQUEST_VALIDATOR = PREFIX + "request-validator";
  static final String REQUEST_VALIDATORS = PREFIX + "request-validators";

  private Extension() {}
}
