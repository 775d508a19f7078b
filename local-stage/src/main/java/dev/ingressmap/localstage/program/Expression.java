package dev.ingressmap.localstage.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that a document brought, matched within the current {@link Deadline}. */
public record Expression(Pattern pattern) {

  /** A compiled one takes a hundred times as much as its text. */
  private static final Compiled<Expression> KNOWN = new Compiled<>(100_000, Expression::compile);

  /**
   * The expression that a text is.
   *
   * @throws PatternSyntaxException if it is none, or is nested too deeply
   */
  public static Expression of(String text) {
    return KNOWN.of(text);
  }

  /** Whether all of a text matches. */
  public boolean matches(String text) {
    return matcher(text).matches();
  }

  /** Whether something in a text matches. */
  public boolean isIn(String text) {
    return matcher(text).find();
  }

  /** A matcher that throws {@link Overdue} once the time is over. */
  public Matcher matcher(String text) {
    return pattern.matcher(new TimedText(text, Deadline.current()));
  }

  private static Expression compile(String text) {
    try {
      return new Expression(Pattern.compile(text));
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("nested too deeply", text, -1);
    }
  }
}
