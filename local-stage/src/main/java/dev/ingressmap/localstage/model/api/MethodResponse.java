package dev.ingressmap.localstage.model.api;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response that clients may get from a method. Like AWS, it remembers whether a map was given
 * empty or not at all.
 *
 * @param responseParameters {@code method.response.header.{name}} to whether the header is required
 * @param responseModels content type to model name
 */
public record MethodResponse(
    String statusCode,
    @Nullable Map<String, Boolean> responseParameters,
    @Nullable Map<String, String> responseModels) {

  public MethodResponse {
    if (responseParameters != null) {
      responseParameters = Copies.map(responseParameters);
      responseParameters.keySet().forEach(MappingRules::checkMethodResponse);
    }
    responseModels = responseModels == null ? null : Copies.map(responseModels);
  }

  /** The parameters, if there are any. */
  public Map<String, Boolean> parameters() {
    return Objects.requireNonNullElse(responseParameters, Map.of());
  }

  /** The models, if there are any. */
  public Map<String, String> models() {
    return Objects.requireNonNullElse(responseModels, Map.of());
  }
}
