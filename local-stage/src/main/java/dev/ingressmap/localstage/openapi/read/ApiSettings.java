package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of an API in a document: its info, its server and its root extensions. */
public final class ApiSettings {

  private ApiSettings() {}

  /**
   * The API with the document's settings. A document never changes its identity, endpoint type or
   * tags.
   */
  static RestApi read(
      RestApi api, DocumentFields root, Dialect.Server server, ImportOptions options) {
    boolean overwrite = options.overwrite();
    Naming naming = naming(root.get("info"));
    Endpoint endpoint = endpoint(server.endpoint());
    ApiKeySource keySource = root.constant(Extension.API_KEY_SOURCE, ApiKeySource.class);
    List<String> vpcEndpointIds = endpoint.vpcEndpointIds();
    Boolean disabled = endpoint.disabled();
    return new RestApi(
        api.id(),
        naming.title() != null ? naming.title() : overwrite ? options.untitled() : api.name(),
        or(naming.description(), overwrite ? null : api.description()),
        api.createdDate(),
        or(naming.version(), overwrite ? null : api.version()),
        binaryMediaTypes(root, overwrite ? List.of() : api.binaryMediaTypes()),
        compression(root, overwrite ? null : api.minimumCompressionSize()),
        keySource != null ? keySource : overwrite ? ApiKeySource.HEADER : api.apiKeySource(),
        new EndpointConfiguration(
            api.endpointConfiguration().types(),
            api.endpointConfiguration().ipAddressType(),
            vpcEndpointIds != null
                ? vpcEndpointIds
                : overwrite ? List.of() : api.endpointConfiguration().vpcEndpointIds()),
        or(policy(root), overwrite ? null : api.policy()),
        api.tags(),
        disabled != null ? disabled : !overwrite && api.disableExecuteApiEndpoint(),
        api.rootResourceId(),
        or(root.text(Extension.SECURITY_POLICY), api.securityPolicy()),
        or(root.text(Extension.ENDPOINT_ACCESS_MODE), api.endpointAccessMode()));
  }

  private record Naming(
      @Nullable String title, @Nullable String description, @Nullable String version) {}

  private static Naming naming(@Nullable DocumentNode info) {
    return info == null
        ? new Naming(null, null, null)
        : info.read(fields -> {
          fields.ignore(Set.of("summary", "termsOfService", "contact", "license"));
          String description = fields.text("description");
          return new Naming(
              fields.text("title"),
              description == null || description.isEmpty() ? null : description,
              fields.text("version"));
        });
  }

  private record Endpoint(@Nullable List<String> vpcEndpointIds, @Nullable Boolean disabled) {}

  private static Endpoint endpoint(@Nullable DocumentNode endpoint) {
    return endpoint == null
        ? new Endpoint(null, null)
        : endpoint.read(fields -> {
          DocumentNode ids = fields.get("vpcEndpointIds");
          return new Endpoint(
              ids == null ? null : ids.texts(), fields.flag("disableExecuteApiEndpoint"));
        });
  }

  private static List<String> binaryMediaTypes(DocumentFields root, List<String> kept) {
    var types = new ArrayList<>(kept);
    types.addAll(root.texts(Extension.BINARY_MEDIA_TYPES));
    return types;
  }

  /** The smallest response that is compressed, in bytes; an explicit null means no compression. */
  private static @Nullable Integer compression(DocumentFields root, @Nullable Integer otherwise) {
    DocumentNode size = root.nullable(Extension.MINIMUM_COMPRESSION_SIZE);
    if (size == null) {
      return otherwise;
    }
    return size.isNull() ? null : (Integer) size.integer();
  }

  /** A policy, given as an object or as text. */
  private static @Nullable String policy(DocumentFields root) {
    DocumentNode policy = root.get(Extension.POLICY);
    if (policy == null) {
      return null;
    }
    return policy.isString() ? policy.text() : policy.object().toString();
  }

  private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
    return value == null ? otherwise : value;
  }
}
