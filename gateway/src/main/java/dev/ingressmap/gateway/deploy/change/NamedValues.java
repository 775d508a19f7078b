package dev.ingressmap.gateway.deploy.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values by which live and desired resources are compared. */
public final class NamedValues {

  private NamedValues() {}

  /** Adds a value, unless it is null or empty. */
  public static <P> void put(Map<? super P, String> values, P property, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(property, value);
    }
  }
}
