package dev.ingressmap.localstage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a user has given.
 *
 * @param flags the values of the flags on the command line, which win
 * @param environment the values of the variables of the process
 * @param usesFolder whether files of the working folder are used if none are named
 */
record Given(Map<Setting, String> flags, Map<String, String> environment, boolean usesFolder) {

  Given {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /** A command line in a working folder. */
  Given(Map<Setting, String> flags, Map<String, String> environment) {
    this(flags, environment, true);
  }

  /** A file or a folder that is used if no other is named; empty if it is not there. */
  Optional<Path> usual(String name) {
    return Optional.of(Path.of(name)).filter(file -> usesFolder && Files.exists(file));
  }

  /** The value of a setting. A blank variable is like none. */
  Optional<SettingValue> find(Setting setting) {
    String flag = flags.get(setting);
    String text = flag == null ? environment.get(setting.variable()) : flag;
    return text == null || (flag == null && text.isBlank())
        ? Optional.empty()
        : Optional.of(new SettingValue(setting, text.strip()));
  }

  SettingValue value(Setting setting, String otherwise) {
    return find(setting).orElseGet(() -> new SettingValue(setting, otherwise));
  }

  @Nullable String text(Setting setting) {
    return find(setting).map(SettingValue::text).orElse(null);
  }

  boolean isVerbose() {
    return Boolean.parseBoolean(text(Setting.VERBOSE));
  }

  /** A problem, with the name by which the setting was given. */
  String problem(InvalidSetting e) {
    Setting setting = e.setting();
    if (flags.containsKey(setting)) {
      return setting.flag() + ": " + e.reason();
    }
    return find(setting).isPresent()
        ? setting.variable() + ": " + e.reason()
        : String.valueOf(e.getMessage());
  }
}
