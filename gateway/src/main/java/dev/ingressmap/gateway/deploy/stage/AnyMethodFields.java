package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows what a stage is to have for all verbs of {@code ANY} as the one setting that the file says;
 * where one verb differs, each shows by itself.
 */
public final class AnyMethodFields {

  private AnyMethodFields() {}

  public static List<Field> fold(List<Field> fields, DesiredApi desired) {
    Set<Field> left = new HashSet<>(fields);
    List<Field> folded = new ArrayList<>();
    for (Field field : fields) {
      if (left.contains(field) && field.name().startsWith(StageSettingFields.METHODS)) {
        fold(field, left, desired, folded);
      }
    }
    folded.addAll(left);
    folded.sort(Comparator.comparing(Field::name));
    return folded;
  }

  private static void fold(Field field, Set<Field> left, DesiredApi desired, List<Field> folded) {
    int path = field.name().indexOf(' ') + 1;
    if (path == 0) {
      return;
    }
    String rest = field.name().substring(path);
    Set<Field> same =
        desired.verbsOfAny(rest.substring(0, rest.lastIndexOf('.'))).stream()
            .map(verb -> of(verb, rest, field))
            .collect(Collectors.toSet());
    if (same.contains(field) && left.containsAll(same)) {
      left.removeAll(same);
      folded.add(of("ANY", rest, field));
    }
  }

  private static Field of(String method, String rest, Field like) {
    return new Field(StageSettingFields.METHODS + method + " " + rest, like.from(), like.to());
  }
}
