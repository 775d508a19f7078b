package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a version of the specification has what the versions have at different places. */
sealed interface Dialect permits OpenApi3, Swagger2 {

  /** What a document has once for all its operations. */
  Shared shared();

  /** What references to schemas begin with. */
  String schemaReference();

  /** Whether a parameter can be the body of a request. */
  boolean hasBodyParameters();

  /** The payloads of an operation. */
  Payloads payloads(DocumentFields operation);

  /**
   * What operations have in common.
   *
   * @param schemas by their names
   * @param securitySchemes by their names
   * @param server the first one, which alone counts
   */
  record Shared(
      Map<String, DocumentNode> schemas,
      Map<String, DocumentNode> securitySchemes,
      Server server) {}

  /**
   * A server of the API.
   *
   * @param endpoint its endpoint configuration
   * @param basePath what its paths begin with; absent if its URL does not tell
   */
  record Server(@Nullable DocumentNode endpoint, @Nullable String basePath) {}

  /** The schemas of an operation's payloads by their content types. */
  interface Payloads {

    /**
     * What clients send.
     *
     * @param body the schema of the parameter that is the body
     */
    Map<String, DocumentNode> request(@Nullable DocumentNode body);

    /** What clients get. */
    Map<String, DocumentNode> response(DocumentFields response);
  }
}
