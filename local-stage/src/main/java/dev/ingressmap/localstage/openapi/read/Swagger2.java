package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Swagger 2.0. */
final class Swagger2 implements Dialect {

  private static final List<String> JSON = List.of("application/json");

  private final Shared shared;
  private final List<String> consumes;
  private final List<String> produces;

  Swagger2(DocumentFields root) {
    shared =
        new Shared(
            root.entries("definitions"),
            root.entries("securityDefinitions"),
            new Server(
                root.get(Extension.ENDPOINT_CONFIGURATION),
                Objects.requireNonNullElse(root.text("basePath"), "")));
    consumes = mediaTypes(root, "consumes", JSON);
    produces = mediaTypes(root, "produces", JSON);
    root.entries("parameters").values().forEach(DocumentNode::object);
    root.entries("responses").values().forEach(DocumentNode::object);
    root.ignore(Set.of("host", "schemes"));
  }

  @Override
  public Shared shared() {
    return shared;
  }

  @Override
  public String schemaReference() {
    return "#/definitions/";
  }

  @Override
  public boolean hasBodyParameters() {
    return true;
  }

  @Override
  public Payloads payloads(DocumentFields operation) {
    List<String> consumed = mediaTypes(operation, "consumes", consumes);
    List<String> produced = mediaTypes(operation, "produces", produces);
    operation.ignore(Set.of("schemes"));
    return new Payloads() {
      @Override
      public Map<String, DocumentNode> request(@Nullable DocumentNode body) {
        return content(body, consumed);
      }

      @Override
      public Map<String, DocumentNode> response(DocumentFields response) {
        return content(response.get("schema"), produced);
      }
    };
  }

  private static Map<String, DocumentNode> content(
      @Nullable DocumentNode schema, List<String> mediaTypes) {
    var schemas = new LinkedHashMap<String, DocumentNode>();
    if (schema != null) {
      mediaTypes.forEach(mediaType -> schemas.put(mediaType, schema.spend(1)));
    }
    return schemas;
  }

  private static List<String> mediaTypes(
      DocumentFields fields, String name, List<String> otherwise) {
    List<String> types = fields.texts(name);
    return types.isEmpty() ? otherwise : types;
  }
}
