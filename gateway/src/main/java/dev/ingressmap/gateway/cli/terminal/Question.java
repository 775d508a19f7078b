package dev.ingressmap.gateway.cli.terminal;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is asked before something is changed.
 *
 * @param approves whether an answer means that it may be
 */
public record Question(String words, Predicate<String> approves) {

  public static Question yesOrNo(String words) {
    return new Question(
        words + " [y/N]", answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"));
  }

  /** For actions that cannot be undone: nobody types a name by habit. */
  public static Question name(String name) {
    return new Question("Type the API's name, " + name + ", to delete it:", name::equals);
  }
}
