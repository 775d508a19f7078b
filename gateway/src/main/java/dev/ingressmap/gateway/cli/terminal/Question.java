package dev.ingressmap.gateway.cli.terminal;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * A question before something is changed.
 *
 * @param approves whether an answer is an approval
 */
public record Question(String words, Predicate<String> approves) {

  public static Question yesOrNo(String words) {
    return new Question(
        words + " [y/N]", answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"));
  }

  /** A question for actions that cannot be undone, since nobody types a name by habit. */
  public static Question name(String name) {
    return new Question("Type the API's name, " + name + ", to delete it:", name::equals);
  }
}
