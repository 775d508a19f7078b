package dev.ingressmap.localstage.openapi.read;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static java.util.Objects.requireNonNullElse;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.ConnectionType;
import dev.ingressmap.localstage.model.api.ContentHandling;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.TransferMode;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads integrations.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">AWS:
 *     x-amazon-apigateway-integration</a>
 */
final class IntegrationImport {

  /** A field of HTTP APIs' documents that AWS accepts without a warning. */
  private static final Set<String> OF_HTTP_APIS = Set.of("payloadFormatVersion");

  private final Findings findings;

  IntegrationImport(Findings findings) {
    this.findings = findings;
  }

  /** The method with the integration and the integration responses that an extension describes. */
  Method add(Method method, Resource resource, DocumentNode extension) {
    return extension
        .complaining(
            "Unable to parse API definition because of a malformed integration at path %s."
                .formatted(resource.path()))
        .read(fields -> add(method, resource, fields));
  }

  private Method add(Method method, Resource resource, DocumentFields fields) {
    String name = fields.text("type");
    IntegrationType type = type(name);
    if (type == null) {
      findings.warn(
          "Unknown integration type '%s' for '%s %s'. Ignoring."
              .formatted(name, method.httpMethod(), resource.path()));
      fields.ignoreAll();
      return method;
    }
    fields.ignore(OF_HTTP_APIS);
    String place = "'%s' for resource at path '%s'".formatted(method.httpMethod(), resource.path());
    Map<String, DocumentNode> responses = fields.entries("responses");
    Method integrated =
        findings.attempt(
            "Unable to put integration on " + place,
            () -> method.with(read(type, fields, resource, method.httpMethod())));
    if (integrated == null) {
      fields.ignoreAll();
      return method;
    }
    return withResponses(integrated, responses, place);
  }

  private Method withResponses(Method method, Map<String, DocumentNode> nodes, String place) {
    var responses = new LinkedHashMap<String, IntegrationResponse>();
    var patterns = new HashMap<String, String>();
    nodes.forEach((pattern, node) -> {
      IntegrationResponse response =
          findings.attempt(
              "Unable to put integration response on " + place,
              () -> response(pattern, node, method));
      if (response == null) {
        return;
      }
      responses.put(response.statusCode(), response);
      String other = patterns.put(response.statusCode(), pattern);
      if (other != null) {
        findings.warn(
            "Integration response '%s' on %s has the status code of '%s'. Ignoring."
                .formatted(other, place, pattern));
      }
    });
    return method.withIntegrationResponses(responses);
  }

  private Integration read(
      IntegrationType type, DocumentFields fields, Resource resource, String httpMethod) {
    return new Integration(
        type,
        upperCase(fields.text("httpMethod")),
        fields.text("uri"),
        fields.constant("connectionType", ConnectionType.class),
        fields.text("connectionId"),
        fields.text("credentials"),
        requestParameters(fields, resource, httpMethod),
        fields.textMap("requestTemplates"),
        requireNonNullElse(
            fields.constant("passthroughBehavior", PassthroughBehavior.class),
            PassthroughBehavior.WHEN_NO_MATCH),
        fields.constant("contentHandling", ContentHandling.class),
        requireNonNullElse(fields.integer("timeoutInMillis"), Integration.MAX_TIMEOUT),
        requireNonNullElse(fields.text("cacheNamespace"), resource.id()),
        fields.texts("cacheKeyParameters"),
        Map.of(),
        tlsConfig(fields.get("tlsConfig")),
        fields.constant("responseTransferMode", TransferMode.class),
        fields.text("integrationTarget"));
  }

  private static IntegrationResponse response(String pattern, DocumentNode node, Method method) {
    IntegrationResponse response = node.read(fields -> response(pattern, fields));
    method.check(response);
    return response;
  }

  /** A response for a selection pattern; {@code default} means no pattern. */
  private static IntegrationResponse response(String pattern, DocumentFields fields) {
    String statusCode = fields.text("statusCode");
    Mappings parameters = Mappings.of(fields.textMap("responseParameters"));
    Map<String, String> templates = fields.textMap("responseTemplates");
    ContentHandling handling = fields.constant("contentHandling", ContentHandling.class);
    if (statusCode == null || !statusCode.matches("[1-5]\\d\\d")) {
      throw badRequest("Invalid status code specified");
    }
    return new IntegrationResponse(
        statusCode,
        pattern.equals("default") ? null : pattern,
        parameters,
        templates.isEmpty() ? null : templates,
        handling);
  }

  private Mappings requestParameters(
      DocumentFields extension, Resource resource, String httpMethod) {
    var parameters = new LinkedHashMap<String, String>();
    DocumentNode node = extension.get("requestParameters");
    if (node != null) {
      node.nullableEntries()
          .forEach((name, source) -> {
            if (source.isString()) {
              parameters.put(name, source.text());
            } else {
              findings.warn(
                  "Invalid format for 'requestParameters'. Expected type string for property '%s'"
                          .formatted(name)
                      + " of resource '%s' and method '%s' but got '%s'"
                          .formatted(resource.path(), httpMethod, source));
            }
          });
    }
    return Mappings.of(parameters);
  }

  private static @Nullable TlsConfig tlsConfig(@Nullable DocumentNode node) {
    return node == null
        ? null
        : node.read(fields -> new TlsConfig(fields.flag("insecureSkipVerification", false)));
  }

  private static @Nullable IntegrationType type(@Nullable String name) {
    for (IntegrationType type : IntegrationType.values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    return null;
  }

  private static @Nullable String upperCase(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
