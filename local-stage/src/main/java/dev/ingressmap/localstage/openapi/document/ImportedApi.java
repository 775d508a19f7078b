package dev.ingressmap.localstage.openapi.document;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import java.util.List;

/**
 * What an import makes of an API.
 *
 * @param warnings what the import ignored, in AWS's words as far as they are known
 */
public record ImportedApi(ApiDefinition definition, List<String> warnings) {

  public ImportedApi {
    warnings = List.copyOf(warnings);
  }
}
