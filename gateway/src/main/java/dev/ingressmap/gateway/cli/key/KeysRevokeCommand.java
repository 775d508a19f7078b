package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.usageplan.ApiKeys;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gateway keys revoke}. */
@Command(
    name = "revoke",
    description = "Deletes an API key of the map. Callers that send it are then refused.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway keys revoke ann")
final class KeysRevokeCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Parameters(paramLabel = "NAME|ID", description = "The key's name, or its id if several have it.")
  private String key = "";

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      ApiKeys keys = session.keys(this::progress);
      LiveApiKey found = find(keys.list(List.of()));
      String proposal =
          "Revokes API key %s (%s) of usage plan %s: callers that send it are refused."
              .formatted(found.name(), found.id(), found.plan());
      boolean approved = approved(approval, proposal, "Revoke it?");
      if (approved) {
        keys.revoke(found);
      }
      say(approved ? "Revoked: " + session.calls() + "." : "Nothing was changed.");
      report(KeysReport.of("revoke", session, null, approved ? List.of(found) : List.of()));
      return approved ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private LiveApiKey find(List<LiveApiKey> all) {
    List<LiveApiKey> found = all.stream().filter(k -> k.id().equals(key)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(k -> k.name().equals(key)).toList();
    }
    if (found.isEmpty()) {
      throw new InvalidInput(
          "there is no API key " + key + " of this map: gateway keys list shows the existing ones");
    }
    if (found.size() > 1) {
      throw new InvalidInput(
          "there are several API keys "
              + key
              + ": revoke one by its id: "
              + String.join(
                  ", ",
                  found.stream()
                      .map(k -> k.id() + " (" + k.plan() + ", of " + k.created() + ")")
                      .toList()));
    }
    return found.get(0);
  }
}
