package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.api.Operation;

/** The resource that a change is about. */
public sealed interface Subject {

  /** Its name, for people. */
  String text();

  /** A method of a path. */
  record Route(Operation.Key key) implements Subject {

    @Override
    public String text() {
      return key.toString();
    }
  }

  /** A path itself. */
  record Resource(String text) implements Subject {}

  /** Something with a name, such as a stage. */
  record Thing(String text) implements Subject {}
}
