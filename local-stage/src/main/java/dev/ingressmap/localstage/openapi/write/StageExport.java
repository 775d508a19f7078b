package dev.ingressmap.localstage.openapi.write;

import static java.util.Objects.requireNonNullElse;

import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.documentation.DocumentationVersion;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.openapi.document.ExportOptions;
import dev.ingressmap.localstage.openapi.document.ExportedDocument;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.PathItem;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Exports a stage as an OpenAPI document. It shows the deployment that the stage points at, not the
 * working copy.
 */
public final class StageExport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private final Stage stage;
  private final Deployment deployment;
  private final @Nullable DocumentationVersion documentation;
  private final String region;

  private StageExport(
      Stage stage,
      Deployment deployment,
      @Nullable DocumentationVersion documentation,
      String region) {
    this.stage = stage;
    this.deployment = deployment;
    this.documentation = documentation;
    this.region = region;
  }

  public static StageExport of(HostedApi api, Stage stage, String region) {
    String version = stage.documentationVersion();
    return new StageExport(
        stage,
        api.deployment(stage.deploymentId()),
        version == null ? null : api.documentation().version(version),
        region);
  }

  public ExportedDocument write(ExportOptions options) {
    ObjectNode document = document();
    if (options.swagger()) {
      document = SwaggerDowngrade.toSwagger(document);
    }
    options.strip(document);
    if (documentation != null && options.documentation()) {
      // Its properties are text of the API's owner, in which nothing is stripped or renamed.
      DocumentationExport.write(document, documentation);
    }
    String name =
        "%s_%s.%s"
            .formatted(
                options.swagger() ? "swagger" : "oas30",
                version(),
                options.yaml() ? "yaml" : "json");
    byte[] bytes = (options.yaml() ? YAML : JSON).writeValueAsBytes(document);
    return new ExportedDocument(ByteBuffer.wrap(bytes), name);
  }

  private ObjectNode document() {
    ApiDefinition definition = deployment.definition();
    RestApi api = definition.api();
    ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.1");
    ObjectNode info = document.putObject("info").put("title", api.name());
    if (api.description() != null) {
      info.put("description", api.description());
    }
    info.put("version", version());
    ObjectNode server =
        document
            .putArray("servers")
            .addObject()
            .put(
                "url",
                "https://%s.execute-api.%s.amazonaws.com/{basePath}".formatted(api.id(), region));
    server.putObject("variables").putObject("basePath").put("default", stage.stageName());
    endpoint(server, api);
    ObjectNode paths = document.putObject("paths");
    definition.resources().values().stream()
        .filter(resource -> !resource.resourceMethods().isEmpty())
        .sorted(Comparator.comparing(Resource::path))
        .forEach(resource -> {
          ObjectNode item = paths.putObject(resource.path());
          for (Method method : resource.resourceMethods().values()) {
            OperationExport.write(
                item.putObject(PathItem.field(method.httpMethod())), method, resource, definition);
          }
        });
    ObjectNode components = document.putObject("components");
    SchemaExport.write(components, paths, definition);
    SecurityExport.write(components, definition);
    settings(document, api);
    RequestValidatorExport.write(document, definition);
    GatewayResponseExport.write(document, definition);
    return document;
  }

  /** The version; AWS uses a date if there is none. */
  private String version() {
    return requireNonNullElse(
        deployment.definition().api().version(),
        deployment.createdDate().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static void endpoint(ObjectNode server, RestApi api) {
    List<String> vpcEndpointIds = api.endpointConfiguration().vpcEndpointIds();
    if (api.disableExecuteApiEndpoint()) {
      server
          .withObjectProperty(Extension.ENDPOINT_CONFIGURATION)
          .put("disableExecuteApiEndpoint", true);
    }
    if (!vpcEndpointIds.isEmpty()) {
      var ids =
          server.withObjectProperty(Extension.ENDPOINT_CONFIGURATION).putArray("vpcEndpointIds");
      vpcEndpointIds.forEach(ids::add);
    }
  }

  private static void settings(ObjectNode document, RestApi api) {
    if (!api.binaryMediaTypes().isEmpty()) {
      var types = document.putArray(Extension.BINARY_MEDIA_TYPES);
      api.binaryMediaTypes().forEach(types::add);
    }
    if (api.minimumCompressionSize() != null) {
      document.put(Extension.MINIMUM_COMPRESSION_SIZE, api.minimumCompressionSize());
    }
    if (api.apiKeySource() != ApiKeySource.HEADER) {
      document.put(Extension.API_KEY_SOURCE, api.apiKeySource().name());
    }
    if (api.policy() != null) {
      document.set(Extension.POLICY, JSON.readTree(api.policy()));
    }
  }
}
