package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.stage.StageValue.OfMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows a stage's setting for all verbs of {@code ANY} as one setting, as in the file. If one verb
 * differs, each verb is shown.
 */
public final class AnyMethod {

  private AnyMethod() {}

  public static List<Field> fold(List<Field> fields, DesiredApi desired) {
    Set<Field> left = new HashSet<>(fields);
    List<Field> folded = new ArrayList<>();
    for (Field field : fields) {
      if (left.contains(field) && field.property() instanceof OfMethod setting) {
        fold(field, setting, left, desired, folded);
      }
    }
    folded.addAll(left);
    folded.sort(Comparator.comparing(Field::name));
    return folded;
  }

  private static void fold(
      Field field, OfMethod setting, Set<Field> left, DesiredApi desired, List<Field> folded) {
    int path = setting.method().indexOf(' ') + 1;
    if (path == 0) {
      return;
    }
    String rest = setting.method().substring(path);
    Set<Field> same =
        desired.verbsOfAny(rest).stream()
            .map(verb -> of(verb + " " + rest, setting, field))
            .collect(Collectors.toSet());
    if (same.contains(field) && left.containsAll(same)) {
      left.removeAll(same);
      folded.add(of("ANY " + rest, setting, field));
    }
  }

  private static Field of(String method, OfMethod setting, Field like) {
    return new Field(new OfMethod(method, setting.value()), like.from(), like.to());
  }
}
