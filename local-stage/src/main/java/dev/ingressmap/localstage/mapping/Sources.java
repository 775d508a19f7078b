package dev.ingressmap.localstage.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of one message can read: its parts, and its surroundings. */
public interface Sources {

  Map<String, Object> context();

  Map<String, String> stageVariables();

  /** All values of a parameter, in order. */
  List<String> parameter(Place place, String name);

  /**
   * The body, or the value at a path in it.
   *
   * @param path as in {@link Body}
   */
  @Nullable String body(String path);
}
