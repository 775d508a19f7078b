package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.model.JsonText;
import dev.ingressmap.localstage.model.documentation.DocumentationPart;
import dev.ingressmap.localstage.model.documentation.DocumentationVersion;
import dev.ingressmap.localstage.openapi.document.Extension;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the version of the documentation that a stage names. */
final class DocumentationExport {

  private DocumentationExport() {}

  static void write(ObjectNode document, DocumentationVersion version) {
    ArrayNode parts =
        document
            .putObject(Extension.DOCUMENTATION)
            .put("version", version.version())
            .put("createdDate", version.createdDate().truncatedTo(ChronoUnit.SECONDS).toString())
            .putArray("documentationParts");
    version.parts().values().stream()
        .sorted(Comparator.comparing(part -> part.location().sortKey()))
        .forEach(part -> write(parts.addObject(), part));
  }

  private static void write(ObjectNode json, DocumentationPart part) {
    part.location().specified().forEach(json.putObject("location")::put);
    json.set("properties", JsonText.object(part.properties()));
  }
}
