package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Writes a change of a stage's settings as patches, each of which takes effect as a whole. */
public final class StageEdits {

  /** AWS does not say how many it takes; public tools keep to 80, and one may be the deployment. */
  private static final int OF_ONE_PATCH = 79;

  private static final String ACCESS_LOG = "accessLogSettings.";

  private final NewMethodSettings newSettings;
  private final @Nullable LiveStage live;
  private final List<StageEdit> edits = new ArrayList<>();
  private final Set<String> removed = new HashSet<>();

  private StageEdits(List<Field> fields, @Nullable LiveStage live) {
    this.newSettings = new NewMethodSettings(fields, live);
    this.live = live;
  }

  /** The patches for some fields: the variables come first, beside the deployment. */
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
    String name = field.name();
    if (name.startsWith(StageSettingFields.METHODS)) {
      method(field);
    } else if (name.startsWith(ACCESS_LOG) && field.to() == null) {
      removeOnce(field, "/accessLogSettings");
    } else if (field.to() != null) {
      add(field, Patches.replace("/" + name.replace('.', '/'), field.to()));
    } else if (isVariable(field)) {
      add(field, Patches.remove("/" + name.replace('.', '/')));
    } else if (name.equals(StageSettingFields.CLIENT_CERTIFICATE)) {
      add(field, Patches.replace("/" + name, ""));
    }
    // Of a cache cluster that is none any more, AWS forgets the size.
  }

  private void method(Field field) {
    int dot = field.name().lastIndexOf('.');
    String method = field.name().substring(StageSettingFields.METHODS.length(), dot);
    String path = "/" + key(method);
    String setting = field.name().substring(dot + 1);
    if (field.to() == null) {
      removeOnce(field, path);
    } else if (!newSettings.has(method, setting, field.to())) {
      add(
          field,
          Patches.replace(path + "/" + MethodSettingFields.PATCHES.get(setting), field.to()));
    }
  }

  private String key(String method) {
    String written = MethodSettingKey.write(method);
    return live == null ? written : live.methodKeys().getOrDefault(method, written);
  }

  private void removeOnce(Field field, String path) {
    if (removed.add(path)) {
      add(field, Patches.remove(path));
    }
  }

  private void add(Field field, PatchOperation operation) {
    edits.add(new StageEdit(field, operation));
  }

  private static boolean isVariable(Field field) {
    return field.name().startsWith(StageSettingFields.VARIABLES);
  }
}
