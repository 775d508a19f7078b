package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The method that answers a request.
 *
 * @param check of the request; absent where the method asks for none
 * @param pathParameters by name, as they were sent, still encoded
 */
public record RouteMatch(
    Resource resource,
    Method method,
    @Nullable RequestCheck check,
    Map<String, String> pathParameters) {

  public RouteMatch {
    pathParameters = Map.copyOf(pathParameters);
  }

  /** Whether the API's document makes work of a request: by templates, patterns or schemas. */
  public boolean computes() {
    Integration integration = method.integration();
    return integration.type() != IntegrationType.HTTP_PROXY
        || (check != null && !check.models().isEmpty())
        || integration.requestParameters().values().stream().anyMatch(RequestSource::isOfBody);
  }
}
