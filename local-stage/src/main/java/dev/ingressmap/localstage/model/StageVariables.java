package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.Map;
import java.util.regex.Pattern;

/** The characters that names and values of stage variables may have. */
public final class StageVariables {

  private static final Pattern NAME = Pattern.compile("\\w+");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._~:/?#&=,-]*");

  private StageVariables() {}

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
