package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.change.Change;
import java.util.List;

/** What {@code gateway destroy} will do. */
public interface Destruction {

  /** What will be deleted; empty if there is nothing to do. */
  List<Change> changes();

  /** The deletions, for people. */
  List<Line> proposal();

  void perform();

  static Change removal(Change.Kind kind, String name) {
    return new Change(Change.Action.REMOVE, kind, name, List.of());
  }
}
