package dev.ingressmap.localstage.openapi.document;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The errors and warnings of an import. Like AWS, it reports all of them at once. */
public final class Findings {

  private static final int LIMIT_EXCEEDED = 429;

  /** How many errors, and how many warnings, are listed; further ones are only counted. */
  private static final int MAX_FINDINGS = 1000;

  /** The maximum length of a message, in UTF-16 code units. */
  private static final int MAX_LENGTH = 600;

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private int untoldErrors;
  private int untoldWarnings;

  public void warn(String warning) {
    if (warnings.size() < MAX_FINDINGS) {
      warnings.add(cut(warning));
    } else {
      untoldWarnings++;
    }
  }

  /** Warns about a place that several references may lead to. */
  public void warnOnce(String warning) {
    if (warnings.size() >= MAX_FINDINGS || places.add(cut(warning))) {
      warn(warning);
    }
  }

  /**
   * Runs a step of the import and returns its result. If the step is refused, records the error and
   * returns null.
   */
  public <T> @Nullable T attempt(String failure, Supplier<T> step) {
    try {
      return step.get();
    } catch (ApiGatewayException e) {
      if (e.status() == LIMIT_EXCEEDED) {
        throw e;
      }
      if (errors.size() < MAX_FINDINGS) {
        errors.add(cut(failure + ": " + e.reason()));
      } else {
        untoldErrors++;
      }
      return null;
    }
  }

  public List<String> warnings() {
    return told(warnings, untoldWarnings);
  }

  public void check(boolean failOnWarnings) {
    if (!errors.isEmpty()) {
      throw badRequest(
          "Errors found during import:"
              + lines(told(errors, untoldErrors))
              + (warnings.isEmpty()
                  ? ""
                  : "\nAdditionally, these warnings were found:" + lines(warnings())));
    }
    if (failOnWarnings && !warnings.isEmpty()) {
      throw badRequest("Warnings found during import:" + lines(warnings()));
    }
  }

  /** The message, without its middle if a stranger's text made it long. */
  static String cut(String message) {
    if (message.length() <= MAX_LENGTH) {
      return message;
    }
    int half = MAX_LENGTH / 4;
    return message.substring(0, message.offsetByCodePoints(0, half))
        + "..."
        + message.substring(message.offsetByCodePoints(message.length(), -half));
  }

  private static List<String> told(List<String> findings, int untold) {
    if (untold == 0) {
      return findings;
    }
    var told = new ArrayList<>(findings);
    told.add("And " + untold + " more.");
    return told;
  }

  private static String lines(List<String> findings) {
    return "\n\t" + String.join("\n\t", findings);
  }
}
