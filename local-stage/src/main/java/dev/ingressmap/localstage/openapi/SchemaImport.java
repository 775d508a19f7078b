package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Identifier;
import dev.ingressmap.localstage.restapi.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes models of the schemas of a document, the named and the inline ones. */
final class SchemaImport {

  static final String REFERENCE = "#/components/schemas/";

  private final Findings findings;
  private final ApiDefinition current;

  SchemaImport(Findings findings, ApiDefinition current) {
    this.findings = findings;
    this.current = current;
  }

  ApiDefinition add(ApiDefinition definition, String name, JsonNode schema) {
    ApiDefinition added =
        findings.attempt(
            "Unable to create model for '" + name + "'",
            () -> definition.with(model(name, schema)));
    return added == null ? definition : added;
  }

  /** The name of the model for the schema of a payload, of which the definition must have it. */
  @Nullable String modelName(ApiDefinition definition, JsonNode schema) {
    String reference = Nodes.text(schema, "$ref");
    if (reference != null) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (definition.models().containsKey(name)) {
        return name;
      }
      findings.warn("Reference to model '" + name + "' not found. Ignoring.");
      return null;
    }
    return schema.isEmpty() ? null : inlineName(schema);
  }

  /** The definition with a model for a schema that is written where it is used. */
  ApiDefinition addInline(ApiDefinition definition, JsonNode schema) {
    if (schema.isEmpty() || schema.has("$ref")) {
      return definition;
    }
    String name = inlineName(schema);
    return definition.models().containsKey(name) ? definition : add(definition, name, schema);
  }

  private Model model(String name, JsonNode schema) {
    Model old = current.models().get(name);
    return new Model(
        old == null ? Identifier.ofModel() : old.id(),
        name,
        Nodes.text(schema, "description"),
        withCanonicalReferences(schema).toPrettyString(),
        "application/json");
  }

  /**
   * AWS names such models itself; a name from the content keeps a second import from changing it.
   */
  private static String inlineName(JsonNode schema) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(schema.toString().getBytes(StandardCharsets.UTF_8));
      return "MODEL" + HexFormat.of().formatHex(digest, 0, 3);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode withCanonicalReferences(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    canonicalize(copy);
    return copy;
  }

  private void canonicalize(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String reference = Nodes.text(object, "$ref");
      if (reference != null && reference.startsWith(REFERENCE)) {
        object.put("$ref", Model.url(current.api().id(), reference.substring(REFERENCE.length())));
      }
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(this::canonicalize);
    }
  }
}
