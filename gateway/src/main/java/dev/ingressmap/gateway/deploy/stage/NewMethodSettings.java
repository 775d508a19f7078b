package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.settings.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS gives a method of a stage as soon as it has its first setting: its defaults, or what the
 * stage says of all methods. Where both are the same, nothing has to be sent.
 */
public final class NewMethodSettings {

  private static final String ALL = StageSettingFields.METHODS + Stage.ALL + ".";

  private final Set<String> known;
  private final Map<String, String> before;
  private final Map<String, String> after = new HashMap<>();

  public NewMethodSettings(Iterable<Field> changes, @Nullable LiveStage live) {
    known = live == null ? Set.of() : live.methodKeys().keySet();
    before = live == null ? Map.of() : live.settings();
    changes.forEach(change -> NamedValues.put(after, change.name(), change.to()));
  }

  /** Whether AWS gives a method this value by itself. */
  boolean has(String method, String setting, String value) {
    return !known.contains(method) && isUsual(setting, value);
  }

  /** Whether a field comes or goes without anybody's saying so: with the first or last setting. */
  public boolean isImplied(Field field) {
    if (!field.name().startsWith(StageSettingFields.METHODS)) {
      return false;
    }
    String setting = field.name().substring(field.name().lastIndexOf('.') + 1);
    return (field.from() == null && isUsual(setting, field.to()))
        || (field.to() == null && isUsual(setting, field.from()));
  }

  private boolean isUsual(String setting, @Nullable String value) {
    return value != null
        && value.equals(MethodSettingFields.DEFAULTS.get(setting))
        && value.equals(before.getOrDefault(ALL + setting, value))
        && value.equals(after.getOrDefault(ALL + setting, value));
  }
}
