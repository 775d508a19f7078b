package dev.ingressmap.localstage.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression from a document. Matching stops at the current {@link Deadline}. */
public record Expression(Pattern pattern) {

  /** A compiled expression takes a hundred times as much memory as its text. */
  private static final Compiled<Expression> KNOWN = new Compiled<>(100_000, Expression::compile);

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if it is invalid or nested too deeply
   */
  public static Expression of(String text) {
    return KNOWN.of(text);
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    return matcher(text).matches();
  }

  /** Whether a part of the text matches. */
  public boolean isIn(String text) {
    return matcher(text).find();
  }

  /** A matcher that throws {@link Overdue} when the time is over. */
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
