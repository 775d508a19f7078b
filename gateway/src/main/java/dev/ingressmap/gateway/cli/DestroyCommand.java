package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.Change;
import dev.ingressmap.gateway.deploy.Change.Action;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.deploy.Deployer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway destroy}. */
@Command(
    name = "destroy",
    description = "Deletes the API that the map owns, with all its stages, and nothing else.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DestroyCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Override
  int run(Settings settings) {
    try (Session session = connect(settings)) {
      String name = settings.api().name();
      Optional<String> apiId = session.reader().findId();
      if (apiId.isEmpty()) {
        say(
            "There is no API "
                + name
                + " of this map: nothing to destroy. "
                + session.calls()
                + ".");
        report(Report.of("destroy", session, null, List.of(), false));
        return Gateway.DONE;
      }
      List<Change> changes = List.of(new Change(Action.REMOVE, Kind.API, name, List.of()));
      String proposal =
          "Deletes API "
              + name
              + " ("
              + apiId.get()
              + ") with all its stages; its URL dies with it.";
      boolean approved = approved(approval, proposal, "Delete it?");
      if (approved) {
        new Deployer(session.aws(), this::progress).destroy(apiId.get());
      }
      say(approved ? "Destroyed: " + session.calls() + "." : "Nothing was changed.");
      report(Report.of("destroy", session, null, changes, approved));
      return approved ? Gateway.DONE : Gateway.FAILED;
    }
  }
}
