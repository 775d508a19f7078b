package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAPI 3.0. */
public final class OpenApi3 implements Dialect {

  public static final String SCHEMA = "#/components/schemas/";

  /** The kinds of components that operations refer to. */
  private static final Set<String> REFERENCED = Set.of("parameters", "responses", "requestBodies");

  private static final Set<String> OTHER_COMPONENTS =
      Set.of("headers", "examples", "links", "callbacks");

  private final Shared shared;

  OpenApi3(DocumentFields root) {
    List<DocumentNode> servers = servers(root);
    Server server =
        servers.isEmpty() ? new Server(null, "") : servers.getFirst().read(OpenApi3::server);
    if (servers.size() > 1) {
      root.findings()
          .warn(
              "More than one server provided. Ignoring all but the first for defining endpoint"
                  + " configuration");
    }
    DocumentNode components = root.get("components");
    shared =
        components == null
            ? new Shared(Map.of(), Map.of(), server)
            : components.read(fields -> shared(fields, server));
  }

  @Override
  public Shared shared() {
    return shared;
  }

  @Override
  public String schemaReference() {
    return SCHEMA;
  }

  @Override
  public boolean hasBodyParameters() {
    return false;
  }

  @Override
  public Payloads payloads(DocumentFields operation) {
    // SAM writes these Swagger fields in documents of both versions.
    operation.ignore(Set.of("consumes", "produces"));
    return new Payloads() {
      @Override
      public Map<String, DocumentNode> request(@Nullable DocumentNode body) {
        DocumentNode requestBody = operation.get("requestBody");
        DocumentNode resolved = requestBody == null ? null : requestBody.resolved();
        return resolved == null
            ? Map.of()
            : resolved.read(fields -> {
              fields.ignore(Set.of("description", "required"));
              return content(fields);
            });
      }

      @Override
      public Map<String, DocumentNode> response(DocumentFields response) {
        return content(response);
      }
    };
  }

  private static Shared shared(DocumentFields components, Server server) {
    REFERENCED.forEach(name -> components.entries(name).values().forEach(DocumentNode::object));
    components.ignore(OTHER_COMPONENTS);
    return new Shared(components.entries("schemas"), components.entries("securitySchemes"), server);
  }

  private static Map<String, DocumentNode> content(DocumentFields fields) {
    var schemas = new LinkedHashMap<String, DocumentNode>();
    fields
        .entries("content")
        .forEach((contentType, mediaType) ->
            mediaType.read(OpenApi3::schema).ifPresent(schema -> schemas.put(contentType, schema)));
    return schemas;
  }

  private static Optional<DocumentNode> schema(DocumentFields mediaType) {
    mediaType.ignore(Set.of("example", "examples", "encoding"));
    return Optional.ofNullable(mediaType.get("schema"));
  }

  /** Like AWS, it reads an object as no servers, instead of refusing it. */
  private static List<DocumentNode> servers(DocumentFields root) {
    DocumentNode servers = root.get("servers");
    if (servers == null || servers.isList()) {
      return servers == null ? List.of() : servers.items();
    }
    root.findings().warn("Malformed list at '%s'. Ignoring.".formatted(servers.place()));
    return List.of();
  }

  private static Server server(DocumentFields server) {
    server.ignore(Set.of("description"));
    String url = server.text("url");
    DocumentNode variable = server.entries("variables").get("basePath");
    return new Server(
        server.get(Extension.ENDPOINT_CONFIGURATION),
        variable == null ? path(url) : variable.read(OpenApi3::valueOf).orElse(null));
  }

  private static Optional<String> valueOf(DocumentFields variable) {
    variable.ignore(Set.of("enum", "description"));
    return Optional.ofNullable(variable.text("default"));
  }

  /** The path of a URL; null if it has variables, because they could contain any path. */
  private static @Nullable String path(@Nullable String url) {
    if (url == null) {
      return "";
    }
    try {
      String path = URI.create(url).getRawPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
