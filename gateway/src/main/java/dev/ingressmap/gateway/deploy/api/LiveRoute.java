package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.api.Method;
import dev.ingressmap.gateway.aws.api.RouteValue;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.deploy.access.Access;
import java.util.HashMap;
import java.util.Map;

/**
 * A route that an API has.
 *
 * <p>The values include those that the map never sets but somebody else may have set, so that they
 * show as drift. Values that API Gateway fills in by itself are left out.
 *
 * @param access who may call it, as far as the method says
 */
public record LiveRoute(Access access, Map<RouteValue, String> values) {

  public LiveRoute {
    values = Map.copyOf(values);
  }

  static LiveRoute of(Method method, LiveNames names) {
    Map<RouteValue, String> values = new HashMap<>(method.values());
    values.computeIfPresent(RouteSetting.AUTHORIZER, (value, id) -> names.authorizer(id));
    values.computeIfPresent(RouteSetting.VALIDATOR, (value, id) -> names.validator(id));
    return new LiveRoute(Access.of(method, values.get(RouteSetting.AUTHORIZER)), values);
  }
}
