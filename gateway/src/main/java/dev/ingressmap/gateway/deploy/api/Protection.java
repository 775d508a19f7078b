package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;

/** The tag that protects an API from losing traffic by mistake. */
final class Protection {

  private Protection() {}

  /** The change of the tag; empty if the settings do not mention it. */
  static Optional<Change> change(Settings settings, LiveApi live) {
    Boolean desired = settings.api().isProtected();
    if (desired == null || desired == live.isProtected()) {
      return Optional.empty();
    }
    Action action = desired ? Action.ADD : Action.REMOVE;
    return Optional.of(new Change(action, Kind.PROTECTION, settings.api().title(), List.of()));
  }
}
