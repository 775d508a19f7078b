package dev.ingressmap.localstage.openapi.document;

import dev.ingressmap.localstage.model.documentation.Documentation;
import java.util.List;

/**
 * The result of importing nothing but documentation.
 *
 * @param ids of the imported parts, in the order of the document
 */
public record ImportedDocumentation(
    Documentation documentation, List<String> ids, List<String> warnings) {

  public ImportedDocumentation {
    ids = List.copyOf(ids);
    warnings = List.copyOf(warnings);
  }
}
