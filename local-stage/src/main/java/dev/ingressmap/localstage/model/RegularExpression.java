package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions that users write. */
public final class RegularExpression {

  /** A compiled expression takes a hundred times as much memory. */
  private static final int MAX_LENGTH = 10_000;

  private RegularExpression() {}

  /** Refuses text that is not a regular expression, or is too long. */
  public static void check(@Nullable String expression) {
    if (expression == null) {
      return;
    }
    if (expression.length() > MAX_LENGTH) {
      throw badRequest("Invalid regex pattern specified");
    }
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw badRequest("Invalid regex pattern specified");
    }
  }
}
