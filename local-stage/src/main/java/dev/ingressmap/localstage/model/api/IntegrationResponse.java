package dev.ingressmap.localstage.model.api;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.MappingRules;
import dev.ingressmap.localstage.model.RegularExpression;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How responses of the backend become one response of the method.
 *
 * @param selectionPattern the regular expression that the outcome must match; absent or empty for
 *     the default response
 * @param responseParameters {@code method.response.header.{name}} to the expression for its value
 * @param responseTemplates content type to mapping template; an empty template passes the body
 *     through; null if none were given, and not even an empty map
 */
public record IntegrationResponse(
    String statusCode,
    @Nullable String selectionPattern,
    Mappings responseParameters,
    @Nullable Map<String, String> responseTemplates,
    @Nullable ContentHandling contentHandling) {

  public IntegrationResponse {
    RegularExpression.check(selectionPattern);
    responseParameters = MappingRules.ofIntegrationResponse(responseParameters);
    responseTemplates = responseTemplates == null ? null : Copies.templates(responseTemplates);
  }

  /** The templates, if there are any. */
  public Map<String, String> templates() {
    return Objects.requireNonNullElse(responseTemplates, Map.of());
  }
}
