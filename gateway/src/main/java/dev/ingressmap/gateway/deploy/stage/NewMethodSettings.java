package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.deploy.stage.StageValue.OfMethod;
import dev.ingressmap.gateway.settings.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS gives a method of a stage as soon as it has its first setting: its defaults, or what the
 * stage says of all methods. If both are the same, nothing has to be sent.
 */
public final class NewMethodSettings {

  private final Set<String> known;
  private final Map<StageValue, String> before;
  private final Map<Property, String> after = new HashMap<>();

  public NewMethodSettings(Iterable<Field> changes, @Nullable LiveStage live) {
    known = live == null ? Set.of() : live.methodKeys().keySet();
    before = live == null ? Map.of() : live.settings();
    changes.forEach(change -> NamedValues.put(after, change.property(), change.to()));
  }

  /** Whether AWS gives a method this value by itself. */
  boolean has(OfMethod setting, String value) {
    return !known.contains(setting.method()) && isUsual(setting, value);
  }

  /** Whether a field comes or goes without anybody's saying so: with the first or last setting. */
  public boolean isImplied(Field field) {
    return field.property() instanceof OfMethod setting
        && ((field.from() == null && isUsual(setting, field.to()))
            || (field.to() == null && isUsual(setting, field.from())));
  }

  private boolean isUsual(OfMethod setting, @Nullable String value) {
    OfMethod ofAll = new OfMethod(Stage.ALL, setting.value());
    return value != null
        && setting.value().isFilledInWith(value)
        && value.equals(before.getOrDefault(ofAll, value))
        && value.equals(after.getOrDefault(ofAll, value));
  }
}
