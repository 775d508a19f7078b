package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of several stages of an API. */
final class StageChoice {

  private StageChoice() {}

  /** The names of the stages, in order. */
  static List<String> names(YamlValue root) {
    YamlValue one = root.get("stage");
    YamlValue several = root.get("stages");
    if (several == null || one != null) {
      // If both are given, the reader of either reports what is wrong.
      return List.of(
          one == null ? Settings.DEFAULT_STAGE.name() : StageEntry.readNamed(one).name());
    }
    List<String> names = several.entries().keySet().stream().sorted().toList();
    if (names.isEmpty()) {
      throw several.invalid("must not be empty");
    }
    return names;
  }

  /** Whether the stage, or another one of the same API, caches answers. */
  static boolean caches(YamlValue root, Stage stage) {
    YamlValue several = root.get("stages");
    return stage.cacheSize() != null
        || (several != null
            && several.entries().entrySet().stream()
                .anyMatch(
                    each -> StageEntry.read(each.getKey(), each.getValue()).cacheSize() != null));
  }

  static Stage read(YamlValue entry, @Nullable String chosen) {
    Map<String, Stage> stages = new TreeMap<>();
    entry
        .entries()
        .forEach((name, value) -> {
          if (!StageEntry.NAME.matcher(name).matches()) {
            throw value.invalid("the name of a stage may have only " + StageEntry.NAME_SHAPE);
          }
          stages.put(name, StageEntry.read(name, value));
        });
    if (stages.isEmpty()) {
      throw entry.invalid("must not be empty");
    }
    if (chosen == null && stages.size() > 1) {
      throw entry.invalid(
          "has " + String.join(" and ", stages.keySet()) + ": choose one with --stage");
    }
    Stage stage = chosen == null ? stages.values().iterator().next() : stages.get(chosen);
    if (stage == null) {
      throw unknown(String.valueOf(chosen), stages.keySet());
    }
    return stage;
  }

  static InvalidInput unknown(String chosen, Collection<String> stages) {
    return new InvalidInput(
        "--stage "
            + chosen
            + ": is not a stage of the settings, which have "
            + String.join(", ", stages)
            + NearestName.of(chosen, stages).map(NearestName::question).orElse(""));
  }
}
