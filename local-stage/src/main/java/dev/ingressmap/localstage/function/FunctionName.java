package dev.ingressmap.localstage.function;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function, as others name it.
 *
 * @param region empty if it is not named
 * @param account empty if it is not named
 * @param qualifier a version or an alias; empty if it is not named
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">FunctionName</a>
 */
public record FunctionName(String region, String account, String name, String qualifier) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:arn:[a-z-]+:lambda:([a-z0-9-]*):)?(?:([0-9]{12}):)?(?:function:)?"
              + "([a-zA-Z0-9-_]{1,64})(?::([a-zA-Z0-9$_-]{1,128}))?");

  /**
   * Reads a name, a part of an ARN, or an ARN.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static FunctionName of(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the name of a function: " + text);
    }
    return new FunctionName(
        or(matcher.group(1)), or(matcher.group(2)), matcher.group(3), or(matcher.group(4)));
  }

  private static String or(@Nullable String part) {
    return part == null ? "" : part;
  }
}
