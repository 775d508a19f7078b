package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import dev.ingressmap.localstage.openapi.document.ImportedApi;
import dev.ingressmap.localstage.openapi.document.PathItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One import of a document. It builds the definition step by step and collects findings on the way.
 */
public final class DocumentImport {

  private final ImportOptions options;
  private final Findings findings;
  private final ApiDefinition current;
  private final Map<String, String> resourceIds = new HashMap<>();
  private final Set<String> imported = new HashSet<>();
  private final List<Placed> methods = new ArrayList<>();
  private ApiDefinition definition;
  private Documentation documentation;

  /** A method that is added after everything that it refers to. */
  private record Placed(Resource resource, Method method) {}

  public DocumentImport(
      ApiDefinition current,
      Documentation documentation,
      ImportOptions options,
      Findings findings) {
    this.options = options;
    this.findings = findings;
    this.current = current;
    this.documentation = documentation;
    this.definition = options.overwrite() ? emptied(current) : current;
    current.resources().values().forEach(r -> resourceIds.put(r.path(), r.id()));
  }

  public ImportedApi run(DocumentNode document) {
    definition = document.read(this::read);
    findings.check(options.failOnWarnings());
    return new ImportedApi(definition, documentation, findings.warnings());
  }

  private ApiDefinition read(DocumentFields root) {
    Dialect dialect = root.has("swagger") ? new Swagger2(root) : new OpenApi3(root);
    root.ignore(Set.of("swagger", "openapi", "tags", "externalDocs"));
    importSettings(root, dialect);
    var validators = new RequestValidatorImport(root, findings, definition, current);
    var schemes = new SecuritySchemeImport(dialect, findings, definition, current);
    definition = GatewayResponseImport.addTo(schemes.definition(), root, findings);
    var security = new SecurityImport(root, schemes.schemes(), definition, findings);
    var schemas = new SchemaImport(dialect, findings, definition, current);
    importPaths(
        root, dialect, new OperationImport(dialect, findings, schemas, validators, security));
    definition =
        definition.with(
            definition
                .components()
                .withModels(schemas.models())
                .withRequestValidators(validators.byId()));
    methods.forEach(this::place);
    return definition;
  }

  private void importSettings(DocumentFields root, Dialect dialect) {
    RestApi api =
        findings.attempt(
            "Unable to update API",
            () -> ApiSettings.read(definition.api(), root, dialect.shared().server(), options));
    if (api != null) {
      definition = definition.with(api);
    }
    if (options.documentation()) {
      documentation =
          documentation.withImported(DocumentationImport.read(root, findings), options.overwrite());
    } else {
      root.ignore(Set.of(Extension.DOCUMENTATION));
    }
  }

  private void importPaths(DocumentFields root, Dialect dialect, OperationImport operations) {
    String prefix = options.basePath().prefix(dialect.shared().server().basePath(), findings);
    DocumentNode paths = root.get("paths");
    if (paths != null) {
      paths.visit(fields -> {
        for (String path : fields.names()) {
          if (fields.unknown(path)) {
            importPath(prefix + path, fields.get(path), operations);
          }
        }
      });
    }
  }

  private void importPath(String path, @Nullable DocumentNode item, OperationImport operations) {
    Resource resource =
        findings.attempt(
            "Unable to create resource at path '" + path + "'", () -> resourceAt(path));
    if (resource != null && item != null) {
      item.visit(fields -> importMethods(path, resource, fields, operations));
    }
  }

  private void importMethods(
      String path, Resource resource, DocumentFields item, OperationImport operations) {
    List<DocumentNode> parameters = item.items("parameters");
    parameters.forEach(DocumentNode::object);
    item.ignore(PathItem.DESCRIPTIONS);
    for (String field : item.names()) {
      String httpMethod = PathItem.httpMethod(field);
      if (httpMethod == null) {
        if (item.unknown(field)) {
          item.ignore(Set.of(field));
          findings.warn("Unsupported method '%s' on path '%s'. Ignoring.".formatted(field, path));
        }
        continue;
      }
      DocumentNode operation = item.get(field);
      if (operation != null && !imported.add(httpMethod + " " + resource.path())) {
        findings.warn(
            "Unsupported second method '%s' on path '%s'. Ignoring.".formatted(field, path));
      } else if (operation != null) {
        operations
            .read(resource, httpMethod, operation, parameters)
            .ifPresent(method -> methods.add(new Placed(resource, method)));
      }
    }
  }

  private void place(Placed placed) {
    ApiDefinition added =
        findings.attempt(
            OperationImport.failure(placed.method.httpMethod(), placed.resource),
            () -> definition.with(placed.resource.id(), placed.method));
    if (added != null) {
      definition = added;
    }
  }

  /** The resource of a path. It is created, with its missing parents, if it does not exist. */
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

  /** The definition with only its settings and its root. */
  private static ApiDefinition emptied(ApiDefinition definition) {
    Resource root = definition.root();
    return new ApiDefinition(
        definition.api(),
        Map.of(root.id(), new Resource(root.id(), null, null, root.path(), Map.of())),
        Components.NONE,
        definition.quotas());
  }
}
