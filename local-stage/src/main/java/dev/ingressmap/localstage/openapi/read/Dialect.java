package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the specification that differ between versions. */
sealed interface Dialect permits OpenApi3, Swagger2 {

  /** The parts of a document that all operations share. */
  Shared shared();

  /** The prefix of references to schemas. */
  String schemaReference();

  /** Whether a parameter can be the body of a request. */
  boolean hasBodyParameters();

  /** The payloads of an operation. */
  Payloads payloads(DocumentFields operation);

  /**
   * What operations share.
   *
   * @param schemas by name
   * @param securitySchemes by name
   * @param server the first one; all others are ignored
   */
  record Shared(
      Map<String, DocumentNode> schemas,
      Map<String, DocumentNode> securitySchemes,
      Server server) {}

  /**
   * A server of the API.
   *
   * @param endpoint its endpoint configuration
   * @param basePath the prefix of its paths; absent if its URL does not determine it
   */
  record Server(@Nullable DocumentNode endpoint, @Nullable String basePath) {}

  /** The schemas of an operation's payloads, by content type. */
  interface Payloads {

    /**
     * The payloads that clients send.
     *
     * @param body the schema of the body parameter
     */
    Map<String, DocumentNode> request(@Nullable DocumentNode body);

    /** The payloads that clients get. */
    Map<String, DocumentNode> response(DocumentFields response);
  }
}
