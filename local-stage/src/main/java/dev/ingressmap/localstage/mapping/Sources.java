package dev.ingressmap.localstage.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of one message name: its parts, and what surrounds it. */
public interface Sources {

  Map<String, Object> context();

  Map<String, String> stageVariables();

  /** All values of a parameter, in their order. */
  List<String> parameter(Place place, String name);

  /**
   * The body, or what is in it.
   *
   * @param path as of {@link Body}
   */
  @Nullable String body(String path);
}
