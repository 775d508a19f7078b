package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * A route of an API, as people look at it.
 *
 * @param owner {@code namespace/name} or {@code gateway.yaml}; null if nothing says whose it is
 * @param rule that asks for it, in words; null if it is not known
 * @param host of that rule; null if there is none
 * @param note what else is to be said of it; empty for nothing
 */
record ViewedRoute(
    Operation.Key key,
    @Nullable String owner,
    @Nullable String rule,
    @Nullable String host,
    ViewedBackend backend,
    Access access,
    String note) {

  /** The owner's namespace, empty if the owner has none. */
  String namespace() {
    int slash = owner == null ? -1 : owner.indexOf('/');
    return owner == null || slash < 0 ? "" : owner.substring(0, slash);
  }
}
