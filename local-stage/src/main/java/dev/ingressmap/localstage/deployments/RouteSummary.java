package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route that only one of two deployments has.
 *
 * @param access who may call it, in words
 * @param integration its type, the method and the URI, as far as it has them
 */
public record RouteSummary(String route, String access, String integration) {

  static RouteSummary of(String route, PlacedMethod placed) {
    Method method = placed.method();
    return new RouteSummary(
        Excerpt.of(route),
        Excerpt.of(Access.of(method, placed.components()).words()),
        Excerpt.of(text(method.methodIntegration())));
  }

  static String text(@Nullable Integration integration) {
    return integration == null
        ? ""
        : Stream.of(integration.type().name(), integration.httpMethod(), integration.uri())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
  }
}
