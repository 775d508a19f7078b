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
 * The values that AWS gives a method of a stage together with its first setting: AWS's defaults, or
 * the stage's settings for all methods. If both are the same, they are not sent.
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

  /** Whether AWS gives the method this value by itself. */
  boolean has(OfMethod setting, String value) {
    return !known.contains(setting.method()) && isUsual(setting, value);
  }

  /** Whether AWS adds or removes a field by itself: with a method's first or last setting. */
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
