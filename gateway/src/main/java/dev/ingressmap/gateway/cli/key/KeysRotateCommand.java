package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway keys rotate}. */
@Command(
    name = "rotate",
    description = {
      "Creates another API key with the same name and shows its value, once.",
      "The old one keeps working until it is revoked."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway keys rotate ann --plan partners")
final class KeysRotateCommand extends KeyMaking {

  @Option(names = "--revoke-old", description = "Revoke the old one at once.")
  private boolean revokeOld;

  @Override
  String command() {
    return "rotate";
  }

  @Override
  void check(String name, String plan, List<LiveApiKey> working) {
    if (working.isEmpty()) {
      throw new InvalidInput(
          "there is no API key "
              + name
              + " of usage plan "
              + plan
              + ": gateway keys create adds one, gateway keys list shows the existing ones");
    }
  }

  @Override
  boolean revokesWorking() {
    return revokeOld;
  }
}
