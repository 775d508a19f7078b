package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names and values of stage variables: their allowed characters and their use in texts. */
public final class StageVariables {

  private static final Pattern NAME = Pattern.compile("\\w+");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._~:/?#&=,-]*");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{stageVariables\\.(\\w+)}");

  private StageVariables() {}

  /** The text with values in place of its {@code ${stageVariables.name}} variables. */
  public static String filled(String text, Map<String, String> variables) {
    return text.contains("${")
        ? REFERENCE
            .matcher(text)
            .replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1), "")))
        : text;
  }

  public static void check(Map<String, String> variables) {
    variables.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw badRequest(
            "Invalid stage variable name: "
                + name
                + ". Please use names with only word characters.");
      }
      if (!VALUE.matcher(value).matches()) {
        throw badRequest(
            "Invalid stage variable value of key "
                + name
                + ".  Please use values with alphanumeric characters and the symbols ' ', -',"
                + " '.', '_', ':', '/', '?', '&', '=', and ','.");
      }
    });
  }
}
