package dev.ingressmap.gateway.settings.policy;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.regex.Pattern;

/** A name, or the beginning of names and a {@code *}. */
public record NamePattern(String text) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9.-]*\\*?");

  public static NamePattern read(YamlValue value) {
    return new NamePattern(
        value.matching(SHAPE, "a name, or the beginning of names and a *, such as shop-*"));
  }

  /** Whether it is one name. */
  public boolean isExact() {
    return !text.endsWith("*");
  }

  /** With what names begin that it matches. */
  public String beginning() {
    return isExact() ? text : text.substring(0, text.length() - 1);
  }

  public boolean matches(String name) {
    return isExact() ? text.equals(name) : name.startsWith(beginning());
  }
}
