package dev.ingressmap.localstage.route53;

import java.util.Collection;
import java.util.List;

/**
 * A request that Route 53 refuses. AWS clients distinguish refusals by their HTTP status and code.
 */
final class Route53Exception extends RuntimeException {

  private final int status;
  private final String code;
  private final String message;

  Route53Exception(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.message = message;
  }

  static Route53Exception invalidInput(String message) {
    return new Route53Exception(400, "InvalidInput", message);
  }

  /** The refusal of a text that is not one of those that the schema of messages names. */
  static Route53Exception notOneOf(Collection<?> allowed, String text) {
    return invalidInput(
        ("Invalid XML ; cvc-enumeration-valid: Value '%s' is not facet-valid with respect to"
                + " enumeration '%s'. It must be a value from the enumeration.")
            .formatted(text, allowed));
  }

  static Route53Exception noSuchDelegationSet() {
    return new Route53Exception(
        400,
        "NoSuchDelegationSet",
        "A reusable delegation set with the specified ID does not exist.");
  }

  /** What is wrong with a batch of changes. None of them is made. */
  static Route53Exception invalidChanges(List<String> problems) {
    return new Route53Exception(400, "InvalidChangeBatch", problems.toString());
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }
}
