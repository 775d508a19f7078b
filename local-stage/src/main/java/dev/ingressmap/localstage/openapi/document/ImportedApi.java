package dev.ingressmap.localstage.openapi.document;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.documentation.Documentation;
import java.util.List;

/**
 * The result of an import.
 *
 * @param warnings about ignored parts, in AWS's words as far as they are known
 */
public record ImportedApi(
    ApiDefinition definition, Documentation documentation, List<String> warnings) {

  public ImportedApi {
    warnings = List.copyOf(warnings);
  }
}
