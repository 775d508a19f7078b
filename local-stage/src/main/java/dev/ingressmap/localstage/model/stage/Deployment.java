package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a REST API that stages can point at.
 *
 * @param definition the API as it was. It is the same object for the life of the deployment, so
 *     compiled forms can be cached by its identity
 */
public record Deployment(
    String id, @Nullable String description, Instant createdDate, ApiDefinition definition) {

  public Deployment withDescription(@Nullable String description) {
    return new Deployment(id, description, createdDate, definition);
  }
}
