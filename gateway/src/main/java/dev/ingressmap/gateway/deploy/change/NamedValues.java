package dev.ingressmap.gateway.deploy.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What live and desired things are compared by. */
public final class NamedValues {

  private NamedValues() {}

  /** Adds a value, unless there is none or it is empty. */
  public static <P> void put(Map<? super P, String> values, P property, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(property, value);
    }
  }
}
