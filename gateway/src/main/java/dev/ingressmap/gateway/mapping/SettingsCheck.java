package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.UsagePlan;
import dev.ingressmap.gateway.settings.file.UsagePlansReader;
import dev.ingressmap.gateway.yaml.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds settings that name something which the map does not have. */
final class SettingsCheck {

  private final Settings settings;

  SettingsCheck(Settings settings) {
    this.settings = settings;
  }

  /** The hosts that no object names. */
  List<String> hosts(Set<String> hosts) {
    return settings.hosts().keySet().stream()
        .filter(host -> !hosts.contains(host))
        .map(host ->
            settings.places().ofHost(host)
                + ": no Ingress has a rule for this host"
                + NearestName.hint(host, hosts.stream().sorted().toList()))
        .toList();
  }

  /** The settings for methods that do not exist, or that have no API key to be counted by. */
  List<String> methods(SortedMap<Operation.Key, Operation> operations) {
    List<String> known = operations.keySet().stream().map(Operation.Key::toString).toList();
    List<String> problems = new ArrayList<>();
    for (String method : settings.stage().methods().keySet()) {
      if (!exists(method, operations)) {
        problems.add(
            settings.places().ofMethod(method)
                + ": the API has no "
                + method
                + NearestName.hint(method, known));
      }
    }
    problems.addAll(UsagePlansReader.problems(settings.usagePlans(), keys(operations)));
    return problems;
  }

  private static boolean exists(String method, SortedMap<Operation.Key, Operation> operations) {
    if (method.equals(Stage.ALL)) {
      return true;
    }
    Operation.Key key = Operation.Key.parse(method);
    return operations.containsKey(key)
        || operations.containsKey(new Operation.Key(key.path(), "ANY"));
  }

  private static Map<String, Boolean> keys(SortedMap<Operation.Key, Operation> operations) {
    Map<String, Boolean> keys = new TreeMap<>();
    operations.forEach(
        (key, operation) -> keys.put(key.toString(), operation.security().apiKeyRequired()));
    return keys;
  }

  List<String> split(SortedMap<Operation.Key, Operation> operations) {
    return DesiredApi.splitProblems(settings, operations.keySet());
  }

  /** The settings without those for methods that do not exist, or that have no API key. */
  Settings having(SortedMap<Operation.Key, Operation> operations) {
    SortedMap<String, MethodSettings> methods = new TreeMap<>(settings.stage().methods());
    methods.keySet().removeIf(method -> !exists(method, operations));
    Map<String, Boolean> keys = keys(operations);
    List<UsagePlan> plans =
        settings.usagePlans().stream()
            .map(plan -> plan.without(method -> !keys.getOrDefault(method, false)))
            .toList();
    return settings.with(settings.stage().with(methods), plans);
  }
}
