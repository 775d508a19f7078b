package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.Change.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Writes a change of a stage's settings as one patch, which takes effect as a whole. */
final class StageEdit {

  private static final String ACCESS_LOG = "accessLogSettings.";

  private final Map<String, String> methodKeys;
  private final List<PatchOperation> patch = new ArrayList<>();
  private final Set<String> removed = new HashSet<>();

  private StageEdit(Map<String, String> methodKeys) {
    this.methodKeys = methodKeys;
  }

  /**
   * The patch for some fields.
   *
   * @param methodKeys by method, how the live stage spells the key of its settings
   */
  static List<PatchOperation> of(List<Field> fields, Map<String, String> methodKeys) {
    StageEdit edit = new StageEdit(methodKeys);
    fields.forEach(edit::add);
    return List.copyOf(edit.patch);
  }

  private void add(Field field) {
    String name = field.name();
    if (name.startsWith(StageSettingFields.METHODS)) {
      method(field);
    } else if (name.startsWith(ACCESS_LOG) && field.to() == null) {
      removeOnce("/accessLogSettings");
    } else if (field.to() != null) {
      patch.add(Patches.replace("/" + name.replace('.', '/'), field.to()));
    } else if (name.startsWith(StageSettingFields.VARIABLES)) {
      patch.add(Patches.remove("/" + name.replace('.', '/')));
    } else if (name.equals(StageSettingFields.CLIENT_CERTIFICATE)) {
      patch.add(Patches.replace("/" + name, ""));
    }
    // Of a cache cluster that is none any more, AWS forgets the size.
  }

  private void method(Field field) {
    int dot = field.name().lastIndexOf('.');
    String method = field.name().substring(StageSettingFields.METHODS.length(), dot);
    String path = "/" + methodKeys.getOrDefault(method, MethodSettingKey.write(method));
    String setting = MethodSettingFields.PATCHES.get(field.name().substring(dot + 1));
    if (field.to() == null) {
      removeOnce(path);
    } else {
      patch.add(Patches.replace(path + "/" + setting, field.to()));
    }
  }

  private void removeOnce(String path) {
    if (removed.add(path)) {
      patch.add(Patches.remove(path));
    }
  }
}
