package dev.ingressmap.localstage.control.wire;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The constraints of the service model on the input of an operation. Like AWS, it reports all
 * violations at once.
 */
public final class Constraints {

  private static final Pattern STATUS_CODE = Pattern.compile("[1-5]\\d\\d");

  private final String input;
  private final List<String> errors = new ArrayList<>();

  Constraints(Operation operation) {
    String name = operation.name();
    input = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Input.";
  }

  /** Checks that members are present. Dots separate the names of a path. */
  public Constraints required(JsonNode body, String... members) {
    for (String member : members) {
      JsonNode value = body.at("/" + member.replace('.', '/'));
      if (value.isMissingNode() || value.isNull()) {
        errors.add(
            "Value null at '%s%s' failed to satisfy constraint: Member must not be null"
                .formatted(input, member));
      }
    }
    return this;
  }

  /** Checks that a parameter of the query is present. */
  public Constraints required(String parameter, @Nullable String value) {
    if (value == null) {
      required(Wire.object(), parameter);
    }
    return this;
  }

  /** Checks a member, if present, against an enumeration. Dots separate the names of its path. */
  public Constraints oneOf(JsonNode body, String member, String... values) {
    JsonNode value = body.at("/" + member.replace('.', '/'));
    if (value.isString() && !Arrays.asList(values).contains(value.stringValue())) {
      enumeration(value.stringValue(), member, List.of(values));
    }
    return this;
  }

  /** Checks that all elements of a list are in the enumeration. */
  public Constraints allOf(JsonNode body, String member, String... values) {
    List<String> elements =
        body.at("/" + member.replace('.', '/')).valueStream().map(JsonNode::asString).toList();
    if (!Arrays.asList(values).containsAll(elements)) {
      errors.add(
          "Value '%s' at '%s%s' failed to satisfy constraint: Member must satisfy constraint:"
                  .formatted(elements, input, member)
              + " [Member must satisfy enum value set: %s]".formatted(Arrays.asList(values)));
    }
    return this;
  }

  Constraints patch(List<PatchOperation> operations) {
    for (int i = 0; i < operations.size(); i++) {
      String op = operations.get(i).op();
      if (op != null && !PatchOperation.OPS.contains(op)) {
        enumeration(op, "patchOperations." + (i + 1) + ".member.op", PatchOperation.OPS);
      }
    }
    return this;
  }

  public Constraints statusCode(@Nullable String statusCode) {
    if (statusCode != null && !STATUS_CODE.matcher(statusCode).matches()) {
      errors.add(
          "Value '%s' at 'statusCode' failed to satisfy constraint: Member must satisfy regular"
                  .formatted(statusCode)
              + " expression pattern: "
              + STATUS_CODE);
    }
    return this;
  }

  /** Checks a member, if present, against a regular expression. */
  public Constraints matches(JsonNode body, String member, Pattern pattern) {
    JsonNode value = body.at("/" + member.replace('.', '/'));
    if (value.isString() && !pattern.matcher(value.stringValue()).matches()) {
      errors.add(
          "Value '%s' at '%s%s' failed to satisfy constraint: Member must satisfy regular"
                  .formatted(value.stringValue(), input, member)
              + " expression pattern: "
              + pattern);
    }
    return this;
  }

  /** Checks a value from the path. */
  public Constraints enumeration(String member, String value, Enum<?>... values) {
    List<String> names = Stream.of(values).map(Enum::name).toList();
    if (!names.contains(value)) {
      errors.add(
          "Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
              .formatted(value, member, names));
    }
    return this;
  }

  public void check() {
    if (!errors.isEmpty()) {
      throw new ApiGatewayException(
          400,
          "ValidationException",
          "%d validation error%s detected: %s"
              .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
    }
  }

  private void enumeration(String value, String member, List<String> values) {
    errors.add(
        "Value '%s' at '%s%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
            .formatted(value, input, member, values));
  }
}
