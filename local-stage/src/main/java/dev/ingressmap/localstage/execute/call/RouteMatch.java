package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.mapping.Body;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The method that answers a request.
 *
 * @param check of the request; absent if the method requires none
 * @param identity reads the caller's identity for the method's authorizer
 * @param pathParameters by name, as they were sent, still encoded
 */
public record RouteMatch(
    Resource resource,
    Method method,
    @Nullable RequestCheck check,
    List<MappingExpression> identity,
    Map<String, String> pathParameters) {

  public RouteMatch {
    identity = List.copyOf(identity);
    pathParameters = Map.copyOf(pathParameters);
  }

  /** This match, with these path parameters. */
  public RouteMatch with(Map<String, String> parameters) {
    return new RouteMatch(resource, method, check, identity, parameters);
  }

  /**
   * Whether the API's document makes requests cost computing time, by templates, patterns or
   * schemas.
   */
  public boolean computes() {
    Integration integration = method.integration();
    return !integration.type().proxy()
        || (check != null && !check.models().isEmpty())
        || integration.requestParameters().list().stream()
            .anyMatch(mapping -> mapping.source() instanceof Body);
  }
}
