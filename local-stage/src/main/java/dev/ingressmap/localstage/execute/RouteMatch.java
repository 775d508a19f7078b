package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.Method;
import dev.ingressmap.localstage.restapi.Resource;
import java.util.Map;

/**
 * The method that answers a request.
 *
 * @param pathParameters by name, as they were sent, still encoded
 */
record RouteMatch(Resource resource, Method method, Map<String, String> pathParameters) {

  RouteMatch {
    pathParameters = Map.copyOf(pathParameters);
  }
}
