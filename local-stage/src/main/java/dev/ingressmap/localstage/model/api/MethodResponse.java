package dev.ingressmap.localstage.model.api;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import java.util.Map;

/**
 * A response that clients may get from a method.
 *
 * @param responseParameters {@code method.response.header.{name}} to whether the header is required
 * @param responseModels content type to model name
 */
public record MethodResponse(
    String statusCode,
    Map<String, Boolean> responseParameters,
    Map<String, String> responseModels) {

  public MethodResponse {
    responseParameters = Copies.map(responseParameters);
    responseParameters.keySet().forEach(MappingRules::checkMethodResponse);
    responseModels = Copies.map(responseModels);
  }
}
