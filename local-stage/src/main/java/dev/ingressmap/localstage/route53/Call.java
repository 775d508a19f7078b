package dev.ingressmap.localstage.route53;

import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/**
 * A request to an operation.
 *
 * @param id of the zone or the change in the path
 * @param message the body; it has no elements if there is no body
 */
public record Call(Operation operation, String id, Fields query, XmlElement message) {

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.getValue(name)).filter(value -> !value.isEmpty());
  }

  /** How many items to list: what the caller asks for, but not more than a page has. */
  int maxItems(int page) {
    return parameter("maxitems").map(Call::positive).map(n -> Math.min(n, page)).orElse(page);
  }

  private static int positive(String number) {
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw Route53Exception.invalidInput("maxitems must be a positive number");
    }
    return Integer.parseInt(number);
  }
}
