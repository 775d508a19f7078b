package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The API that AWS has.
 *
 * @param stage null if the stage does not exist
 */
public record LiveApi(
    String id,
    SortedMap<String, String> fields,
    Map<Operation.Key, SortedMap<String, String>> operations,
    @Nullable Stage stage) {

  /**
   * A stage and the deployment it points at.
   *
   * @param deployed the hash of the deployed document, or the deployment's id if it was made by
   *     other means
   * @param canary what gets a part of the traffic in its place, null for nothing
   */
  public record Stage(String description, String deployed, @Nullable String canary) {}
}
