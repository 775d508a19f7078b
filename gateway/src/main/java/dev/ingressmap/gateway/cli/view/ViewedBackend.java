package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.aws.api.RouteValue;
import dev.ingressmap.gateway.aws.api.RouteValue.Answer;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers the calls of a route.
 *
 * @param type AWS's word for the integration; null if it is not known
 * @param method of the call; {@code ANY} means the client's; null if nothing is called
 * @param uri null if nothing is called
 * @param status that API Gateway itself answers; null if it is not known
 */
record ViewedBackend(
    @Nullable String type, @Nullable String method, @Nullable String uri, @Nullable String status) {

  static final ViewedBackend UNKNOWN = new ViewedBackend(null, null, null, null);

  static ViewedBackend of(Integration integration) {
    return new ViewedBackend(
        integration.type().name(),
        integration.method(),
        integration.uri(),
        integration.responses().stream()
            .map(Integration.Response::status)
            .findFirst()
            .orElse(null));
  }

  static ViewedBackend of(Map<RouteValue, String> values) {
    return new ViewedBackend(
        values.get(RouteSetting.TYPE),
        values.get(RouteSetting.METHOD),
        values.get(RouteSetting.URI),
        values.keySet().stream()
            .filter(Answer.class::isInstance)
            .map(answer -> ((Answer) answer).status())
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  boolean isMock() {
    return "MOCK".equals(type);
  }

  /** In words, for people. */
  @Override
  public String toString() {
    if (uri != null) {
      return uri;
    }
    return isMock() && status != null ? "answers " + status : "";
  }
}
