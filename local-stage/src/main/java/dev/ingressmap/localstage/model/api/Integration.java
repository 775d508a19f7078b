package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.HttpMethods;
import dev.ingressmap.localstage.model.MappingRules;
import dev.ingressmap.localstage.model.TlsConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a method.
 *
 * @param httpMethod the HTTP method for the call to the backend; absent for a mock
 * @param requestParameters {@code integration.request.{location}.{name}} to the expression for its
 *     value
 * @param requestTemplates content type to mapping template; an empty template gives an empty body
 * @param timeoutInMillis 50 to 29000, or to 900000 for answers that are streamed
 * @param integrationResponses by status code of the method response
 */
public record Integration(
    IntegrationType type,
    @Nullable String httpMethod,
    @Nullable String uri,
    @Nullable ConnectionType connectionType,
    @Nullable String connectionId,
    @Nullable String credentials,
    Mappings requestParameters,
    Map<String, String> requestTemplates,
    PassthroughBehavior passthroughBehavior,
    @Nullable ContentHandling contentHandling,
    Integer timeoutInMillis,
    @Nullable String cacheNamespace,
    List<String> cacheKeyParameters,
    Map<String, IntegrationResponse> integrationResponses,
    @Nullable TlsConfig tlsConfig,
    @Nullable TransferMode responseTransferMode,
    @Nullable String integrationTarget) {

  private static final int MIN_TIMEOUT = 50;

  /** In milliseconds; it is also the default. */
  public static final int MAX_TIMEOUT = 29_000;

  /** In milliseconds. */
  private static final int MAX_STREAM = 900_000;

  public Integration {
    if (type == IntegrationType.MOCK) {
      // AWS drops settings that a mock does not use, instead of refusing them.
      httpMethod = null;
      uri = null;
      connectionType = null;
    } else {
      httpMethod = HttpMethods.valid(required(httpMethod));
      IntegrationUri.check(type, uri);
      connectionType = type.http() ? connectionTypeOf(connectionType, connectionId) : null;
    }
    requestParameters = MappingRules.ofIntegrationRequest(requestParameters);
    requestTemplates = Copies.templates(requestTemplates);
    passthroughBehavior =
        Objects.requireNonNullElse(passthroughBehavior, PassthroughBehavior.WHEN_NO_MATCH);
    timeoutInMillis = Objects.requireNonNullElse(timeoutInMillis, MAX_TIMEOUT);
    int most = responseTransferMode == TransferMode.STREAM ? MAX_STREAM : MAX_TIMEOUT;
    if (timeoutInMillis < MIN_TIMEOUT || timeoutInMillis > most) {
      throw badRequest("Timeout should be between 50 ms and " + most + " ms");
    }
    if (responseTransferMode == TransferMode.STREAM && !type.proxy()) {
      throw badRequest(
          "Response transfer mode STREAM is only supported for HTTP_PROXY and AWS_PROXY integrations");
    }
    cacheKeyParameters = Copies.list(cacheKeyParameters);
    integrationResponses = Copies.map(integrationResponses);
  }

  /** Whether its answers go to clients as they arrive. */
  public boolean streams() {
    return responseTransferMode == TransferMode.STREAM;
  }

  public IntegrationResponse response(String statusCode) {
    IntegrationResponse response = integrationResponses.get(statusCode);
    if (response == null) {
      throw notFound("Invalid Response status code specified");
    }
    return response;
  }

  Integration with(IntegrationResponse response) {
    return with(Copies.with(integrationResponses, response.statusCode(), response));
  }

  Integration without(IntegrationResponse response) {
    return with(Copies.without(integrationResponses, response.statusCode()));
  }

  Integration with(Map<String, IntegrationResponse> responses) {
    return with(cacheKeyParameters, responses);
  }

  Integration withCacheKeys(List<String> parameters) {
    return with(parameters, integrationResponses);
  }

  private Integration with(List<String> cacheKeys, Map<String, IntegrationResponse> responses) {
    return new Integration(
        type,
        httpMethod,
        uri,
        connectionType,
        connectionId,
        credentials,
        requestParameters,
        requestTemplates,
        passthroughBehavior,
        contentHandling,
        timeoutInMillis,
        cacheNamespace,
        cacheKeys,
        responses,
        tlsConfig,
        responseTransferMode,
        integrationTarget);
  }

  private static String required(@Nullable String httpMethod) {
    if (httpMethod == null || httpMethod.isEmpty()) {
      throw badRequest("Enumeration value for HttpMethod must be non-empty");
    }
    return httpMethod;
  }

  private static ConnectionType connectionTypeOf(
      @Nullable ConnectionType connectionType, @Nullable String connectionId) {
    if (connectionType == ConnectionType.VPC_LINK && connectionId == null) {
      throw badRequest(
          "ConnectionId should be set to the vpcLinkId or stage variable on connection type"
              + " VPC_LINK");
    }
    return Objects.requireNonNullElse(connectionType, ConnectionType.INTERNET);
  }
}
