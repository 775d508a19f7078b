package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.aws.api.RouteValue;
import dev.ingressmap.gateway.aws.api.RouteValue.Answer;
import dev.ingressmap.gateway.aws.api.RouteValue.Group;
import dev.ingressmap.gateway.aws.api.RouteValue.GroupEntry;
import dev.ingressmap.gateway.aws.api.RouteValue.ResponseModel;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A desired route, in the same form as a {@link LiveRoute}. */
final class DesiredRoute {

  private final Map<RouteValue, String> values = new HashMap<>();

  private DesiredRoute(Operation operation) {
    security(operation.security());
    method(operation);
    integration(operation.integration());
  }

  static Map<RouteValue, String> values(Operation operation) {
    return new DesiredRoute(operation).values;
  }

  private void security(Security security) {
    put(RouteSetting.AUTHORIZATION, security.type().name());
    put(RouteSetting.AUTHORIZER, security.authorizer());
    if (!security.scopes().isEmpty()) {
      put(RouteSetting.SCOPES, String.join(", ", security.scopes().stream().sorted().toList()));
    }
    put(RouteSetting.API_KEY, Boolean.toString(security.apiKeyRequired()));
  }

  private void method(Operation operation) {
    if (operation.validation() != null) {
      put(RouteSetting.VALIDATOR, operation.validation().validator());
    }
    put(new GroupEntry(Group.MODELS, "application/json"), operation.requestModel());
    operation
        .parameters()
        .forEach((name, required) ->
            put(new GroupEntry(Group.PARAMETERS, "method.request." + name), required.toString()));
    operation
        .responses()
        .forEach((status, response) -> {
          ResponseModel value = new ResponseModel(status);
          put(value, response.model());
          for (String header : response.headers()) {
            put(value.entry("parameters", "method.response.header." + header), "false");
          }
        });
  }

  private void integration(Integration integration) {
    put(RouteSetting.TYPE, integration.type().name());
    put(RouteSetting.METHOD, integration.method());
    put(RouteSetting.URI, integration.uri());
    put(RouteSetting.CONTENT_HANDLING, integration.contentHandling());
    VpcLink link = integration.link();
    put(RouteSetting.CONNECTION_TYPE, link == null ? "INTERNET" : "VPC_LINK");
    if (link != null) {
      put(RouteSetting.CONNECTION, link.id());
      put(RouteSetting.TARGET, link.target());
    }
    if (integration.trustsAnyCertificate()) {
      put(RouteSetting.NO_VERIFICATION, "true");
    }
    put(RouteSetting.PASSTHROUGH, integration.passthroughBehavior());
    put(RouteSetting.TIMEOUT, Integer.toString(integration.timeoutMillis()));
    if (integration.streams()) {
      put(RouteSetting.TRANSFER_MODE, "STREAM");
    }
    integration
        .requestParameters()
        .forEach((name, from) -> put(new GroupEntry(Group.INTEGRATION_PARAMETERS, name), from));
    if (!integration.cacheKeys().isEmpty()) {
      put(RouteSetting.CACHE_KEYS, String.join(", ", integration.cacheKeys()));
    }
    integration
        .requestTemplates()
        .forEach(
            (type, template) -> put(new GroupEntry(Group.INTEGRATION_TEMPLATES, type), template));
    integration.responses().forEach(this::answer);
  }

  private void answer(Integration.Response response) {
    Answer value = new Answer(response.status());
    put(value, response.selectionPattern() == null ? "default" : response.selectionPattern());
    response.parameters().forEach((header, from) -> put(value.entry("parameters", header), from));
    response.templates().forEach((type, text) -> put(value.entry("templates", type), text));
  }

  private void put(RouteValue value, @Nullable String text) {
    if (text != null) {
      values.put(value, text);
    }
  }
}
