package dev.ingressmap.localstage.openapi.read;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates models from the schemas of a document, both named and inline ones. */
final class SchemaImport {

  private static final String REFERENCE = "$ref";

  private final Dialect dialect;
  private final Findings findings;
  private final ApiDefinition current;
  private final Map<String, Model> models;
  private final IdentityHashMap<JsonNode, String> inlineNames = new IdentityHashMap<>();

  /**
   * Creates models from the named schemas.
   *
   * @param definition its models are kept
   * @param current its models keep their ids
   */
  SchemaImport(
      Dialect dialect, Findings findings, ApiDefinition definition, ApiDefinition current) {
    this.dialect = dialect;
    this.findings = findings;
    this.current = current;
    this.models = new LinkedHashMap<>(definition.models());
    dialect.shared().schemas().forEach(this::add);
  }

  /** All models, by name. */
  Map<String, Model> models() {
    return models;
  }

  /** The name of the model for a payload's schema; null if there is none. */
  @Nullable String modelName(DocumentNode schema) {
    if (schema.object().isEmpty()) {
      return null;
    }
    DocumentNode reference = schema.child(REFERENCE);
    if (reference == null) {
      return inline(schema);
    }
    String target = reference.text();
    String prefix = dialect.schemaReference();
    String name =
        target.substring(target.startsWith(prefix) ? prefix.length() : target.lastIndexOf('/') + 1);
    if (models.containsKey(name)) {
      return name;
    }
    warnOfMissing(name);
    return null;
  }

  /** Creates a model from an inline schema. */
  private @Nullable String inline(DocumentNode schema) {
    String name = inlineNames.computeIfAbsent(schema.object(), SchemaImport::inlineName);
    if (!models.containsKey(name)) {
      add(name, schema);
    }
    return models.containsKey(name) ? name : null;
  }

  private void add(String name, DocumentNode schema) {
    Model model =
        findings.attempt(
            "Unable to create model for '" + name + "'", () -> model(name, schema.object()));
    if (model != null) {
      models.put(name, model);
    }
  }

  private Model model(String name, JsonNode schema) {
    Model old = current.models().get(name);
    JsonNode canonical = schema.deepCopy();
    canonicalize(canonical, schema);
    JsonNode description = schema.path("description");
    return new Model(
        old == null ? Identifier.ofModel() : old.id(),
        name,
        description.isString() ? description.asString() : null,
        canonical.toPrettyString(),
        "application/json");
  }

  /**
   * AWS generates names for such models. A name derived from the content does not change in a
   * second import.
   */
  private static String inlineName(JsonNode schema) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(schema.toString().getBytes(StandardCharsets.UTF_8));
      return "MODEL" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void canonicalize(JsonNode node, JsonNode schema) {
    if (node instanceof ObjectNode object && object.path(REFERENCE).isString()) {
      object.put(REFERENCE, canonical(object.path(REFERENCE).asString(), schema));
    }
    node.forEach(child -> canonicalize(child, schema));
  }

  /** A reference to a schema of the document, rewritten as one to a model of the API. */
  private String canonical(String reference, JsonNode schema) {
    if (reference.startsWith(dialect.schemaReference())) {
      String rest = reference.substring(dialect.schemaReference().length());
      int slash = rest.indexOf('/');
      String name = slash < 0 ? rest : rest.substring(0, slash);
      if (!dialect.shared().schemas().containsKey(name)) {
        if (schema.path("definitions").has(name)) {
          return reference;
        }
        if (!models.containsKey(name)) {
          warnOfMissing(name);
        }
      }
      return Model.url(current.api().id(), rest);
    }
    if (!reference.startsWith("#") && !reference.startsWith(Model.URL)) {
      throw badRequest(
          "Invalid model specified: Validation Result: warnings : [], errors : [Model reference"
              + " must be in canonical form]");
    }
    return reference;
  }

  private void warnOfMissing(String name) {
    findings.warn("Reference to model '" + name + "' not found. Ignoring.");
  }
}
