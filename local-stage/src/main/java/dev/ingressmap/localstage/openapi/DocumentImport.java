package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Components;
import dev.ingressmap.localstage.restapi.Identifier;
import dev.ingressmap.localstage.restapi.Resource;
import dev.ingressmap.localstage.restapi.RestApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One import of a document: builds the definition step by step and notes what it meets on the way.
 */
final class DocumentImport {

  /** What AWS imports and this API Gateway does not have. */
  private static final List<String> UNSUPPORTED = List.of("x-amazon-apigateway-documentation");

  private final ObjectNode document;
  private final ImportOptions options;
  private final Findings findings = new Findings();
  private final ApiDefinition current;
  private final Map<String, String> resourceIds = new HashMap<>();
  private ApiDefinition definition;

  DocumentImport(ObjectNode document, ApiDefinition current, ImportOptions options) {
    this.document = document;
    this.options = options;
    current.resources().values().forEach(r -> resourceIds.put(r.path(), r.id()));
    this.current = current;
    this.definition = current;
  }

  ImportedApi run() {
    var schemas = new SchemaImport(findings, current);
    var validators = new RequestValidatorImport(document, findings);
    importSettings();
    definition = validators.addTo(definition, current);
    definition = AuthorizerImport.addTo(definition, current, document, findings);
    definition = GatewayResponseImport.addTo(definition, document, findings);
    document
        .path("components")
        .path("schemas")
        .forEachEntry((name, schema) -> definition = schemas.add(definition, name, schema));
    var operations = new OperationImport(document, findings, schemas, validators);
    String prefix = options.basePath().prefix(document);
    document
        .path("paths")
        .forEachEntry((path, item) -> importPath(prefix + path, item, operations));
    findings.check(options.failOnWarnings());
    return new ImportedApi(definition, findings.warnings());
  }

  private void importSettings() {
    if (options.overwrite()) {
      definition = emptied(definition);
    }
    RestApi api =
        findings.attempt(
            "Unable to update API",
            () -> ApiSettings.read(definition.api(), document, options.overwrite()));
    if (api != null) {
      definition = definition.with(api);
    }
    for (String extension : UNSUPPORTED) {
      if (document.has(extension)) {
        findings.warn(extension + " is not supported by this API Gateway. Ignoring.");
      }
    }
    if (document.path("servers").size() > 1) {
      findings.warn(
          "More than one server provided. Ignoring all but the first for defining endpoint"
              + " configuration");
    }
  }

  private void importPath(String path, JsonNode item, OperationImport operations) {
    Resource resource =
        findings.attempt(
            "Unable to create resource at path '" + path + "'", () -> resourceAt(path));
    if (resource == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      String httpMethod = PathItem.httpMethod(field.getKey());
      if (httpMethod != null) {
        definition =
            operations.add(
                definition, resource, httpMethod, field.getValue(), item.path("parameters"));
      } else if (!PathItem.describes(field.getKey())) {
        findings.warn(
            "Unsupported method '%s' on path '%s'. Ignoring.".formatted(field.getKey(), path));
      }
    }
  }

  /** The resource of a path, created with all above it where it is not there. */
  private Resource resourceAt(String path) {
    Resource resource = definition.root();
    for (String part : PathItem.parts(path)) {
      Resource child = definition.child(resource, part);
      if (child == null) {
        String childPath = resource.pathOf(part);
        String id = resourceIds.computeIfAbsent(childPath, p -> Identifier.ofResource());
        definition = definition.withNewResource(id, resource.id(), part);
        child = definition.resource(id);
      }
      resource = child;
    }
    return resource;
  }

  /** A definition that is left with its settings and its root. */
  private static ApiDefinition emptied(ApiDefinition definition) {
    Resource root = definition.root();
    return new ApiDefinition(
        definition.api(),
        Map.of(root.id(), new Resource(root.id(), null, null, root.path(), Map.of())),
        Components.NONE);
  }
}
