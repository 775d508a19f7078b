package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Components;
import dev.ingressmap.localstage.restapi.RestApi;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI 3 document; one in Swagger 2.0 is read as the OpenAPI 3 document of the same meaning.
 */
public final class OpenApiDocument {

  private static final JsonMapper JSON = new JsonMapper();

  /** The size of the largest document in YAML, which is that of the largest request. */
  private static final int MAX_CODE_POINTS = 6 * 1024 * 1024;

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .loadSettings(LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).build())
              .build());

  private final ObjectNode root;

  private OpenApiDocument(ObjectNode root) {
    this.root = root;
  }

  /** Reads a document in JSON or YAML. */
  public static OpenApiDocument parse(byte[] document) {
    JsonNode root;
    try {
      boolean json = new String(document, StandardCharsets.UTF_8).stripLeading().startsWith("{");
      root = json ? JSON.readTree(document) : YAML.readTree(document);
    } catch (JacksonException e) {
      throw invalid();
    }
    if (root instanceof ObjectNode object) {
      if (String.valueOf(Nodes.text(object, "openapi")).startsWith("3.0")) {
        return new OpenApiDocument(object);
      }
      if ("2.0".equals(Nodes.text(object, "swagger"))) {
        return new OpenApiDocument(SwaggerUpgrade.toOpenApi(object));
      }
    }
    throw invalid();
  }

  /** The API that this document describes, created anew. */
  public ImportedApi create(RestApi api, ImportOptions options) {
    ApiDefinition definition = ApiDefinition.of(api);
    return importInto(new ApiDefinition(api, definition.resources(), Components.NONE), options);
  }

  /** What becomes of an API by this document; an import that fails leaves no trace. */
  public ImportedApi importInto(ApiDefinition current, ImportOptions options) {
    return new DocumentImport(root, current, options).run();
  }

  /** The title, which becomes the name of the API. */
  public String title() {
    String title = Nodes.text(root.path("info"), "title");
    if (title == null) {
      throw invalid();
    }
    return title;
  }

  private static RuntimeException invalid() {
    return badRequest("Invalid OpenAPI input.");
  }
}
