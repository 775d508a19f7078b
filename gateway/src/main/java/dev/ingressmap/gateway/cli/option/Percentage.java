package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of {@code --canary}. */
public final class Percentage {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%?");

  private Percentage() {}

  public static double parse(String text) {
    Matcher matcher = FORM.matcher(text);
    double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    if (percent >= 0 && percent <= 100) {
      return percent;
    }
    throw new InvalidInput(
        "--canary \"" + text + "\": is not a percentage from 0 to 100 such as 10% or 2.5%");
  }
}
