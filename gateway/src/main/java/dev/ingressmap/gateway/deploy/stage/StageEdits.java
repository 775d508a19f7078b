package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.stage.StageValue.OfMethod;
import dev.ingressmap.gateway.deploy.stage.StageValue.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts changes of a stage's settings to patches. Each patch takes effect in one call. */
public final class StageEdits {

  /** AWS documents no limit. Public tools use at most 80; one may be the deployment. */
  private static final int OF_ONE_PATCH = 79;

  private final NewMethodSettings newSettings;
  private final @Nullable LiveStage live;
  private final List<StageEdit> edits = new ArrayList<>();
  private final Set<String> removed = new HashSet<>();

  private StageEdits(List<Field> fields, @Nullable LiveStage live) {
    this.newSettings = new NewMethodSettings(fields, live);
    this.live = live;
  }

  /** The patches for some fields. The variables are first, together with the deployment. */
  public static List<List<StageEdit>> of(List<Field> fields, @Nullable LiveStage live) {
    StageEdits edits = new StageEdits(fields, live);
    fields.stream().sorted(Comparator.comparing(field -> !isVariable(field))).forEach(edits::add);
    return edits.patches();
  }

  private List<List<StageEdit>> patches() {
    List<List<StageEdit>> patches = new ArrayList<>();
    for (int from = 0; from < edits.size(); from += OF_ONE_PATCH) {
      patches.add(List.copyOf(edits.subList(from, Math.min(edits.size(), from + OF_ONE_PATCH))));
    }
    return patches;
  }

  private void add(Field field) {
    if (field.property() instanceof OfMethod setting) {
      ofMethod(field, setting);
    } else if (field.property() instanceof Variable variable) {
      add(
          field,
          field.to() == null
              ? Patch.remove(variable.path())
              : Patch.replace(variable.path(), field.to()));
    } else if (field.property() instanceof StageSetting setting) {
      ofStage(field, setting);
    }
  }

  private void ofStage(Field field, StageSetting setting) {
    if (field.to() != null) {
      add(field, Patch.replace(setting.path(), field.to()));
    } else if (setting.isOfTheAccessLog()) {
      removeOnce(field, "/accessLogSettings");
    } else if (setting == StageSetting.CLIENT_CERTIFICATE) {
      add(field, Patch.replace(setting.path(), ""));
    }
    // AWS removes every other value by itself.
  }

  private void ofMethod(Field field, OfMethod setting) {
    String path = "/" + key(setting.method());
    if (field.to() == null) {
      removeOnce(field, path);
    } else if (!newSettings.has(setting, field.to())) {
      add(field, Patch.replace(path + "/" + setting.value().patch(), field.to()));
    }
  }

  private String key(String method) {
    String written = MethodSettingKey.write(method);
    return live == null ? written : live.methodKeys().getOrDefault(method, written);
  }

  private void removeOnce(Field field, String path) {
    if (removed.add(path)) {
      add(field, Patch.remove(path));
    }
  }

  private void add(Field field, Patch operation) {
    edits.add(new StageEdit(field, operation));
  }

  private static boolean isVariable(Field field) {
    return field.property() instanceof Variable;
  }
}
