package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes an integration in the words of API Gateway's extension. */
final class IntegrationDocument {

  private IntegrationDocument() {}

  static Map<String, Object> of(Integration integration) {
    Map<String, Object> document = new HashMap<>();
    document.put("type", integration.type().name().toLowerCase(Locale.ROOT));
    if (integration.uri() != null) {
      document.put("httpMethod", integration.method());
      document.put("uri", integration.uri());
      document.put("connectionType", integration.link() == null ? "INTERNET" : "VPC_LINK");
    }
    VpcLink link = integration.link();
    if (link != null) {
      document.put("connectionId", link.id());
      if (link.target() != null) {
        document.put("integrationTarget", link.target());
      }
    }
    if (integration.trustsAnyCertificate()) {
      document.put("tlsConfig", Map.of("insecureSkipVerification", true));
    }
    document.put("passthroughBehavior", integration.passthroughBehavior().toLowerCase(Locale.ROOT));
    if (integration.contentHandling() != null) {
      document.put("contentHandling", integration.contentHandling());
    }
    document.put("timeoutInMillis", integration.timeoutMillis());
    if (!integration.requestParameters().isEmpty()) {
      document.put("requestParameters", integration.requestParameters());
    }
    if (!integration.requestTemplates().isEmpty()) {
      document.put("requestTemplates", integration.requestTemplates());
    }
    if (!integration.responses().isEmpty()) {
      Map<String, Object> responses = new HashMap<>();
      for (Integration.Response response : integration.responses()) {
        String pattern = response.selectionPattern();
        responses.put(pattern == null ? "default" : pattern, response(response));
      }
      document.put("responses", responses);
    }
    return document;
  }

  private static Map<String, Object> response(Integration.Response response) {
    Map<String, Object> document = new HashMap<>();
    document.put("statusCode", response.status());
    if (!response.headers().isEmpty()) {
      document.put("responseParameters", response.parameters());
    }
    if (!response.templates().isEmpty()) {
      document.put("responseTemplates", response.templates());
    }
    return document;
  }
}
