package dev.ingressmap.localstage.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that names a value, or a parameter that gets one. Its text is what it was read
 * from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">AWS:
 *     data mapping reference</a>
 */
public sealed interface MappingExpression
    permits Literal, ContextVariable, StageVariable, Parameter, Body, Unknown {

  /** Reads an expression. Text that is not an expression becomes {@link Unknown}. */
  static MappingExpression of(String text) {
    return ExpressionParser.parse(text);
  }

  /** The values of the expression; empty if there are none. */
  List<String> values(Sources sources);

  /** The values as one text; null if there are none. */
  default @Nullable String text(Sources sources) {
    List<String> values = values(sources);
    return values.isEmpty() ? null : String.join(",", values);
  }
}
