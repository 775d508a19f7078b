package dev.ingressmap.gateway.cli.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.account.NewApiKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A new key, for programs.
 *
 * @param value which is never shown again; null if it is in a file
 * @param file that has the value; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreatedKey(
    String id, String name, String plan, @Nullable String value, @Nullable String file) {

  static CreatedKey of(NewApiKey made, String plan, @Nullable Path file) {
    return new CreatedKey(
        made.id(),
        made.name(),
        plan,
        file == null ? made.value() : null,
        file == null ? null : file.toString());
  }

  /** The text without the value, like that of the key. */
  @Override
  public String toString() {
    return "API key " + name + " (" + id + ") of usage plan " + plan;
  }
}
