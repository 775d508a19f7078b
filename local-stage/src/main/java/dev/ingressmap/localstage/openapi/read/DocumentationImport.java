package dev.ingressmap.localstage.openapi.read;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.model.documentation.DocumentationPart;
import dev.ingressmap.localstage.model.documentation.PartLocation;
import dev.ingressmap.localstage.model.documentation.PartType;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import dev.ingressmap.localstage.openapi.document.ImportedDocumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the documentation parts of a document. The descriptions of its operations are not among
 * them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html">AWS:
 *     x-amazon-apigateway-documentation</a>
 */
public final class DocumentationImport {

  private DocumentationImport() {}

  /** Imports the documentation of a document, and nothing else of it. */
  public static ImportedDocumentation run(
      DocumentNode document, Documentation current, ImportOptions options, Findings findings) {
    Documentation imported =
        document.read(root -> {
          root.ignoreAll();
          return read(root, findings);
        });
    findings.check(options.failOnWarnings());
    Documentation result = current.withImported(imported, options.overwrite());
    var byLocation = result.byLocation();
    var ids = new ArrayList<String>();
    for (PartLocation location : imported.byLocation().keySet()) {
      DocumentationPart part = byLocation.get(location);
      if (part != null) {
        ids.add(part.id());
      }
    }
    return new ImportedDocumentation(result, ids, findings.warnings());
  }

  static Documentation read(DocumentFields root, Findings findings) {
    DocumentNode documentation = root.get(Extension.DOCUMENTATION);
    return parts(
        documentation == null ? List.of() : documentation.read(DocumentationImport::items),
        findings);
  }

  private static List<DocumentNode> items(DocumentFields documentation) {
    // An export says which version it is of; an import creates none.
    documentation.ignore(Set.of("version", "createdDate"));
    return documentation.items("documentationParts");
  }

  private static Documentation parts(List<DocumentNode> items, Findings findings) {
    Documentation result = Documentation.NONE;
    for (DocumentNode item : items) {
      Documentation before = result;
      Documentation after =
          findings.attempt(
              "Unable to create documentation part at '" + item.place() + "'",
              () -> before.withNew(item.read(DocumentationImport::part)));
      result = after == null ? before : after;
    }
    return result;
  }

  private static DocumentationPart part(DocumentFields part) {
    // Other tools write the id of the part that they copied.
    part.ignore(Set.of("id"));
    DocumentNode location = part.get("location");
    DocumentNode properties = part.get("properties");
    if (location == null || properties == null) {
      throw badRequest("It needs a location and properties");
    }
    return new DocumentationPart(
        Identifier.ofDocumentationPart(),
        location.read(DocumentationImport::location),
        properties.isString() ? properties.text() : properties.object().toString());
  }

  private static PartLocation location(DocumentFields location) {
    PartType type = location.constant("type", PartType.class);
    if (type == null) {
      throw badRequest("Its location needs a type");
    }
    return new PartLocation(
        type,
        location.text("path"),
        location.text("method"),
        location.text("statusCode"),
        location.text("name"));
  }
}
