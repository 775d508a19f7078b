package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * A route that does not let everybody in.
 *
 * @param access who is let in
 * @param backend that it keeps people from; null if no HTTP path leads there
 */
record GuardedRoute(Operation operation, Access access, @Nullable Backend backend) {

  Operation.Key key() {
    return operation.key();
  }

  /** Whether it takes calls of a method. */
  boolean serves(String method) {
    return key().takes(method);
  }

  /** A path that it takes. */
  String path(String word) {
    return Variables.filled(key().path(), word);
  }

  /** The path of the backend that it keeps people from. */
  String goal(String word) {
    return backend == null ? path(word) : Variables.filled(backend.path(), word);
  }

  /** Whether no caller is let in, which API Gateway answers as if it were a backend. */
  boolean isClosed() {
    return access.isClosed();
  }

  /** The same for people, with its owner. */
  @Override
  public String toString() {
    return key() + " (" + access + ") of " + operation.source().owner();
  }
}
