package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.Escaped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an Ingress must be.
 *
 * @param condition an expression
 * @param before the message if it is not so, or its beginning
 * @param value an expression of what the message shows; empty for nothing
 * @param after the end of the message
 */
record Validation(String condition, String before, String value, String after) {

  static Validation of(String condition, String message) {
    return new Validation(condition, message, "", "");
  }

  /** The same, if another condition is met. */
  Validation unless(String other) {
    return new Validation(other + " || (" + condition + ")", before, value, after);
  }

  /** As Kubernetes reads it. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("expression", condition);
    // Kubernetes shows it if the expression of the message fails. It must be one line.
    fields.put("message", Escaped.line(before + (value.isEmpty() ? "" : "...") + after));
    if (!value.isEmpty()) {
      String end = after.isEmpty() ? "" : " + " + Cel.text(Escaped.line(after));
      String begin = before.isEmpty() ? "" : Cel.text(Escaped.line(before)) + " + ";
      fields.put("messageExpression", begin + value + end);
    }
    fields.put("reason", "Forbidden");
    return fields;
  }
}
