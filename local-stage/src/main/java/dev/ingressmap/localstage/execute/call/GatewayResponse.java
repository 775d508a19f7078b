package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.api.GatewayResponseType;
import java.util.Collections;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers that API Gateway generates itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">
 *     Gateway response types</a>
 */
public enum GatewayResponse {
  MISSING_AUTHENTICATION_TOKEN(
      403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
  /** An API or a stage that does not exist. */
  FORBIDDEN(403, "ForbiddenException", "Forbidden"),
  INVALID_API_KEY(403, "ForbiddenException", "Forbidden"),
  THROTTLED(429, "TooManyRequestsException", "Too Many Requests"),
  QUOTA_EXCEEDED(429, "LimitExceededException", "Limit Exceeded"),
  UNAUTHORIZED(401, "UnauthorizedException", "Unauthorized"),
  ACCESS_DENIED(403, "AccessDeniedException", "User is not authorized to access this resource"),
  AUTHORIZER_FAILURE(500, "AuthorizerFailureException", null),
  AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException", null),
  BAD_REQUEST(400, "BadRequestException", "Bad Request"),
  BAD_REQUEST_JSON(400, "BadRequestException", "Invalid JSON in request body"),
  BAD_REQUEST_PARAMETERS(400, "BadRequestException", "Missing required request parameters"),
  BAD_REQUEST_BODY(400, "BadRequestException", "Invalid request body"),
  /** The message is AWS's. No record of AWS's status and type was found. */
  HEADERS_TOO_LARGE(431, "BadRequestException", "HTTP header is larger than 10240 bytes."),
  REQUEST_TOO_LARGE(
      413, "RequestTooLargeException", "HTTP content length exceeded 10485760 bytes."),
  UNSUPPORTED_MEDIA_TYPE(415, "BadRequestException", "Unsupported Media Type"),
  API_CONFIGURATION_ERROR(500, "InternalServerErrorException", "Internal server error"),
  /** A Lambda function that failed, or whose answer is none for API Gateway. */
  MALFORMED_ANSWER(502, "InternalServerErrorException", "Internal server error"),
  /** Not AWS's answer: the integration needs an AWS service, and there is none on this machine. */
  NOT_RUN_HERE(
      501,
      "NotImplementedException",
      "This integration runs on AWS only: local-stage runs HTTP, Lambda functions and MOCK"),
  /** This process is about to end, or it has no memory for another large request. */
  SERVICE_UNAVAILABLE(503, "ServiceUnavailableException", "Service Unavailable"),
  INTEGRATION_FAILURE(
      504, "InternalServerErrorException", "Network error communicating with endpoint"),
  INTEGRATION_TIMEOUT(504, "InternalServerErrorException", "Endpoint request timed out");

  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String errorType;
  private final @Nullable String message;
  private final @Nullable GatewayResponseType type;

  GatewayResponse(int status, String errorType, @Nullable String message) {
    this.status = status;
    this.errorType = errorType;
    this.message = message;
    this.type = typeOf(name(), status);
  }

  public int status() {
    return status;
  }

  public HttpFields headers() {
    return HttpFields.build()
        .put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON)
        .put("x-amzn-ErrorType", errorType);
  }

  /** The type that lets an API change this answer; null if APIs cannot change it. */
  public @Nullable GatewayResponseType type() {
    return type;
  }

  private static @Nullable GatewayResponseType typeOf(String name, int status) {
    if (name.equals("FORBIDDEN")
        || name.equals("NOT_RUN_HERE")
        || name.equals("SERVICE_UNAVAILABLE")) {
      return null;
    }
    return Stream.of(GatewayResponseType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(status < 500 ? GatewayResponseType.DEFAULT_4XX : GatewayResponseType.DEFAULT_5XX);
  }

  /** The message to the client, unless there is a more specific one. */
  public @Nullable String message() {
    return message;
  }

  /** The body, in the form that all of them have unless the API changes it. */
  public String body() {
    return body(message);
  }

  /** The body with a different message. */
  public String body(@Nullable String message) {
    if (this == API_CONFIGURATION_ERROR || this == MALFORMED_ANSWER) {
      // With a space, as AWS writes it: it has recorded lengths of 36 bytes.
      return "{\"message\": " + JSON.writeValueAsString(message) + "}";
    }
    String key = this == ACCESS_DENIED ? "Message" : "message";
    return JSON.writeValueAsString(Collections.singletonMap(key, message));
  }
}
