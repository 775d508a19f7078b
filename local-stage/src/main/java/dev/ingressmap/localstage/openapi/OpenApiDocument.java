package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Findings;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import dev.ingressmap.localstage.openapi.document.ImportedApi;
import dev.ingressmap.localstage.openapi.document.ImportedDocumentation;
import dev.ingressmap.localstage.openapi.document.JsonSource;
import dev.ingressmap.localstage.openapi.document.MalformedDocument;
import dev.ingressmap.localstage.openapi.document.Reading;
import dev.ingressmap.localstage.openapi.document.YamlSource;
import dev.ingressmap.localstage.openapi.read.DocumentImport;
import dev.ingressmap.localstage.openapi.read.DocumentationImport;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A document in OpenAPI 3.0 or Swagger 2.0. */
public final class OpenApiDocument {

  private final JsonNode root;
  private final List<String> warnings;

  private OpenApiDocument(JsonNode root, List<String> warnings) {
    this.root = root;
    this.warnings = warnings;
  }

  /** Reads a document in JSON or YAML. */
  public static OpenApiDocument parse(byte[] document) {
    return parse(document, "Invalid OpenAPI input.");
  }

  /** Reads a document, or refuses with this message what is not one. */
  public static OpenApiDocument parse(byte[] document, String refusal) {
    var findings = new Findings();
    try {
      String text = text(document);
      boolean json = text.stripLeading().startsWith("{");
      JsonNode root = json ? JsonSource.read(text) : YamlSource.read(text, findings::warn);
      if (isOpenApi(root)) {
        return new OpenApiDocument(root, findings.warnings());
      }
    } catch (JacksonException | YamlEngineException | CharacterCodingException e) {
      throw badRequest(refusal);
    }
    throw badRequest(refusal);
  }

  /** A new API, as this document describes it. */
  public ImportedApi create(RestApi api, ImportOptions options, Quotas quotas) {
    ApiDefinition definition = ApiDefinition.of(api, quotas);
    return importInto(
        new ApiDefinition(api, definition.resources(), Components.NONE, quotas),
        Documentation.NONE,
        options);
  }

  /** The API after importing this document. A failed import changes nothing. */
  public ImportedApi importInto(
      ApiDefinition current, Documentation documentation, ImportOptions options) {
    return run((document, findings) ->
        new DocumentImport(current, documentation, options, findings).run(document));
  }

  /** The documentation of an API after importing that of this document. */
  public ImportedDocumentation importInto(Documentation current, ImportOptions options) {
    return run(
        (document, findings) -> DocumentationImport.run(document, current, options, findings));
  }

  private <T> T run(BiFunction<DocumentNode, Findings, T> step) {
    var findings = new Findings();
    warnings.forEach(findings::warn);
    try {
      return step.apply(new Reading(root, findings).root(), findings);
    } catch (MalformedDocument e) {
      throw badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** The UTF-8 text, without the byte order mark that some editors write. */
  private static String text(byte[] document) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isOpenApi(JsonNode root) {
    return version(root, "openapi").matches("3\\.0(\\..*)?")
        || version(root, "swagger").equals("2.0");
  }

  private static String version(JsonNode root, String field) {
    JsonNode version = root.path(field);
    return version.isValueNode() ? version.asString() : "";
  }
}
