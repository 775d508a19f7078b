package dev.ingressmap.localstage.control.wire;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.Arrays;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** AWS's refusals of JSON values that do not have the type of the service model. */
final class WireTypes {

  private WireTypes() {}

  static ApiGatewayException malformed() {
    return serialization("The request body is not a JSON object");
  }

  static ApiGatewayException serialization(String message) {
    return new ApiGatewayException(400, "SerializationException", message);
  }

  static ApiGatewayException refusal(JacksonException failure, JsonNode document) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiGatewayException refusal) {
        return refusal;
      }
    }
    if (failure instanceof ValueInstantiationException) {
      // A constructor words its own refusals, so anything else is a bug of ours and not wrong
      // input.
      throw new IllegalStateException(failure);
    }
    JsonNode value = document;
    var path = new StringJoiner(".");
    for (JacksonException.Reference reference : failure.getPath()) {
      String name = reference.getPropertyName();
      if (name == null) {
        value = value.path(reference.getIndex());
      } else {
        value = value.path(name);
        path.add(name);
      }
    }
    if (!(failure instanceof MismatchedInputException mismatch)
        || mismatch.getTargetType() == null) {
      return malformed();
    }
    Class<?> target = mismatch.getTargetType();
    if (target.isEnum() && value.isString()) {
      return new ApiGatewayException(
          400,
          "ValidationException",
          "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                  .formatted(value.stringValue(), path)
              + " satisfy enum value set: "
              + Arrays.asList(target.getEnumConstants()));
    }
    return serialization(
        "class %s can not be converted to an %s"
            .formatted(coralType(value), target.getSimpleName()));
  }

  /** The class of AWS's own marshaller for a JSON type; its messages name it. */
  private static String coralType(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "java.lang.Boolean";
      case NUMBER -> "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
      case ARRAY -> "java.util.ArrayList";
      case OBJECT -> "java.util.HashMap";
      default -> "java.lang.String";
    };
  }
}
