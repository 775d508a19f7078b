package dev.ingressmap.localstage.openapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.restapi.ApiGatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The errors and warnings of an import, which AWS reports all at once. */
final class Findings {

  private static final int LIMIT_EXCEEDED = 429;

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void warn(String warning) {
    warnings.add(warning);
  }

  /**
   * Does a step of the import and yields what it makes; if it is refused, notes so and yields null.
   */
  <T> @Nullable T attempt(String failure, Supplier<T> step) {
    try {
      return step.get();
    } catch (ApiGatewayException e) {
      if (e.status() == LIMIT_EXCEEDED) {
        throw e;
      }
      errors.add(failure + ": " + e.reason());
      return null;
    }
  }

  List<String> warnings() {
    return warnings;
  }

  void check(boolean failOnWarnings) {
    if (!errors.isEmpty()) {
      throw badRequest(
          "Errors found during import:"
              + lines(errors)
              + (warnings.isEmpty()
                  ? ""
                  : "\nAdditionally, these warnings were found:" + lines(warnings)));
    }
    if (failOnWarnings && !warnings.isEmpty()) {
      throw badRequest("Warnings found during import:" + lines(warnings));
    }
  }

  private static String lines(List<String> findings) {
    return "\n\t" + String.join("\n\t", findings);
  }
}
