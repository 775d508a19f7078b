package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.change.Change;
import java.util.List;

/** What {@code gateway destroy} is about to do. */
public interface Destruction {

  /** What goes; nothing if there is nothing to do. */
  List<Change> changes();

  /** The same for people. */
  List<Line> proposal();

  void perform();

  static Change removal(Change.Kind kind, String name) {
    return new Change(Change.Action.REMOVE, kind, name, List.of());
  }
}
