package dev.ingressmap.gateway.openapi;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An integration, in the form of API Gateway's extension.
 *
 * @param responses by selection pattern, or {@code default}
 */
@JsonInclude(Include.NON_EMPTY)
record IntegrationObject(
    String type,
    @Nullable String httpMethod,
    @Nullable String uri,
    @Nullable String connectionType,
    @Nullable String connectionId,
    @Nullable String integrationTarget,
    @Nullable Tls tlsConfig,
    String passthroughBehavior,
    @Nullable String contentHandling,
    int timeoutInMillis,
    @Nullable String responseTransferMode,
    Map<String, String> requestParameters,
    List<String> cacheKeyParameters,
    Map<String, String> requestTemplates,
    Map<String, ResponseObject> responses) {

  static IntegrationObject of(Integration integration) {
    VpcLink link = integration.link();
    boolean calls = integration.uri() != null;
    return new IntegrationObject(
        integration.type().name().toLowerCase(Locale.ROOT),
        calls ? integration.method() : null,
        integration.uri(),
        calls ? connectionType(link) : null,
        link == null ? null : link.id(),
        link == null ? null : link.target(),
        integration.trustsAnyCertificate() ? new Tls(true) : null,
        integration.passthroughBehavior().toLowerCase(Locale.ROOT),
        integration.contentHandling(),
        integration.timeoutMillis(),
        integration.streams() ? "STREAM" : null,
        integration.requestParameters(),
        integration.cacheKeys(),
        integration.requestTemplates(),
        integration.responses().stream()
            .collect(toMap(IntegrationObject::pattern, ResponseObject::of)));
  }

  private static String connectionType(@Nullable VpcLink link) {
    return link == null ? "INTERNET" : "VPC_LINK";
  }

  private static String pattern(Integration.Response response) {
    return Objects.requireNonNullElse(response.selectionPattern(), "default");
  }

  /** How the backend's certificate is checked. */
  record Tls(boolean insecureSkipVerification) {}
}
