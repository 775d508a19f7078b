package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gateway keys create}. */
@Command(
    name = "create",
    description = "Creates an API key of a usage plan and shows its value, once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway keys create ann --plan partners")
final class KeysCreateCommand extends KeyMaking {

  @Override
  String command() {
    return "create";
  }

  @Override
  void check(String name, String plan, List<LiveApiKey> working) {
    if (!working.isEmpty()) {
      throw new InvalidInput(
          "usage plan "
              + plan
              + " already has an API key "
              + name
              + " ("
              + working.get(0).id()
              + "): gateway keys rotate gives it a new value");
    }
  }

  @Override
  boolean revokesWorking() {
    return false;
  }
}
