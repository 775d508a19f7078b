package dev.ingressmap.localstage.model.documentation;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Copies;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of an API as it was, for the stages that name this version.
 *
 * @param parts by id
 */
public record DocumentationVersion(
    String version,
    Instant createdDate,
    @Nullable String description,
    Map<String, DocumentationPart> parts) {

  public DocumentationVersion {
    if (version.isBlank()) {
      throw badRequest("Documentation version must be non-empty");
    }
    parts = Copies.map(parts);
  }

  public DocumentationVersion withDescription(@Nullable String description) {
    return new DocumentationVersion(version, createdDate, description, parts);
  }
}
