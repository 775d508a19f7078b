package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * A route that does not let everybody in.
 *
 * @param access who is let in
 * @param backend that it protects; null if no HTTP path leads there
 */
record GuardedRoute(Operation operation, Access access, @Nullable Backend backend) {

  Operation.Key key() {
    return operation.key();
  }

  /** Whether calls with a method go to it. */
  boolean serves(String method) {
    return key().takes(method);
  }

  /** A path that goes to it. */
  String path(String word) {
    return Variables.filled(key().path(), word);
  }

  /** The path of the protected backend. */
  String goal(String word) {
    return backend == null ? path(word) : Variables.filled(backend.path(), word);
  }

  /** Whether no caller is let in. API Gateway answers such calls as if it were a backend. */
  boolean isClosed() {
    return access.isClosed();
  }

  /** This route, for people, with its owner. */
  @Override
  public String toString() {
    return key() + " (" + access + ") of " + operation.source().owner();
  }
}
