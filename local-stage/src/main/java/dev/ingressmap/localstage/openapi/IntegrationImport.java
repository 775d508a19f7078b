package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;
import static java.util.Objects.requireNonNullElse;

import dev.ingressmap.localstage.restapi.ConnectionType;
import dev.ingressmap.localstage.restapi.ContentHandling;
import dev.ingressmap.localstage.restapi.Integration;
import dev.ingressmap.localstage.restapi.IntegrationResponse;
import dev.ingressmap.localstage.restapi.IntegrationType;
import dev.ingressmap.localstage.restapi.Method;
import dev.ingressmap.localstage.restapi.PassthroughBehavior;
import dev.ingressmap.localstage.restapi.Resource;
import dev.ingressmap.localstage.restapi.TlsConfig;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads integrations.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">AWS:
 *     x-amazon-apigateway-integration</a>
 */
final class IntegrationImport {

  private final Findings findings;

  IntegrationImport(Findings findings) {
    this.findings = findings;
  }

  /** A method with the integration, and the integration responses, that an extension tells of. */
  Method add(Method method, Resource resource, JsonNode extension) {
    if (!extension.isObject()) {
      return method;
    }
    String place = "'%s' for resource at path '%s'".formatted(method.httpMethod(), resource.path());
    Method result =
        findings.attempt(
            "Unable to put integration on " + place,
            () -> method.with(read(extension, resource, method.httpMethod())));
    if (result == null) {
      return method;
    }
    for (Map.Entry<String, JsonNode> response : extension.path("responses").properties()) {
      Method before = result;
      result =
          findings.attempt(
              "Unable to put integration response on " + place,
              () -> before.with(response(response.getKey(), response.getValue())));
      if (result == null) {
        return before;
      }
    }
    return result;
  }

  private Integration read(JsonNode extension, Resource resource, String httpMethod) {
    IntegrationType type = Nodes.constant(extension, "type", IntegrationType.class);
    if (type == null) {
      throw badRequest("Invalid integration type specified");
    }
    return new Integration(
        type,
        upperCase(Nodes.text(extension, "httpMethod")),
        Nodes.text(extension, "uri"),
        Nodes.constant(extension, "connectionType", ConnectionType.class),
        Nodes.text(extension, "connectionId"),
        Nodes.text(extension, "credentials"),
        requestParameters(extension, resource, httpMethod),
        Nodes.textMap(extension, "requestTemplates"),
        requireNonNullElse(
            Nodes.constant(extension, "passthroughBehavior", PassthroughBehavior.class),
            PassthroughBehavior.WHEN_NO_MATCH),
        Nodes.constant(extension, "contentHandling", ContentHandling.class),
        requireNonNullElse(Nodes.integer(extension, "timeoutInMillis"), Integration.MAX_TIMEOUT),
        requireNonNullElse(Nodes.text(extension, "cacheNamespace"), resource.id()),
        Nodes.texts(extension, "cacheKeyParameters"),
        Map.of(),
        tlsConfig(extension.path("tlsConfig")),
        Nodes.text(extension, "responseTransferMode"),
        Nodes.text(extension, "integrationTarget"));
  }

  /** A response by its selection pattern, of which {@code default} is none. */
  private static IntegrationResponse response(String pattern, JsonNode response) {
    String statusCode = Nodes.text(response, "statusCode");
    if (statusCode == null || !statusCode.matches("[1-5]\\d\\d")) {
      throw badRequest("Invalid status code specified");
    }
    return new IntegrationResponse(
        statusCode,
        pattern.equals("default") ? null : pattern,
        Nodes.textMap(response, "responseParameters"),
        Nodes.textMap(response, "responseTemplates"),
        Nodes.constant(response, "contentHandling", ContentHandling.class));
  }

  private Map<String, String> requestParameters(
      JsonNode extension, Resource resource, String httpMethod) {
    var parameters = new LinkedHashMap<String, String>();
    extension
        .path("requestParameters")
        .forEachEntry((name, source) -> {
          if (source.isString()) {
            parameters.put(name, source.stringValue());
          } else {
            findings.warn(
                "Invalid format for 'requestParameters'. Expected type string for property '%s'"
                        .formatted(name)
                    + " of resource '%s' and method '%s' but got '%s'"
                        .formatted(resource.path(), httpMethod, source));
          }
        });
    return parameters;
  }

  private static @Nullable TlsConfig tlsConfig(JsonNode node) {
    return node.isObject()
        ? new TlsConfig(node.path("insecureSkipVerification").asBoolean(false))
        : null;
  }

  private static @Nullable String upperCase(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
