package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which usage plan a key is for. */
public final class PlanOption {

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      required = true,
      description = "The usage plan, by its name in gateway.yaml.")
  private String name = "";

  String name() {
    return name;
  }

  /** The plan, which must exist. */
  public LiveUsagePlan find(Settings settings, Map<String, LiveUsagePlan> plans) {
    return find(name, settings, plans);
  }

  public static LiveUsagePlan find(
      String name, Settings settings, Map<String, LiveUsagePlan> plans) {
    LiveUsagePlan plan = plans.get(name);
    if (plan != null) {
      return plan;
    }
    throw new InvalidInput(
        "there is no usage plan "
            + name
            + " of API "
            + settings.api().name()
            + ", stage "
            + settings.stage().name()
            + (plans.isEmpty()
                ? ", nor any other: name it in gateway.yaml and gateway apply creates it"
                : ": there are " + String.join(", ", plans.keySet())));
  }
}
