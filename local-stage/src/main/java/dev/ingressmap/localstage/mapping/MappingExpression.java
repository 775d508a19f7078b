package dev.ingressmap.localstage.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that names a value, or a parameter that gets one; as text it is what it was read
 * from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">AWS:
 *     data mapping reference</a>
 */
public sealed interface MappingExpression
    permits Literal, ContextVariable, StageVariable, Parameter, Body, Unknown {

  /** Reads an expression; a text that is none is {@link Unknown}. */
  static MappingExpression of(String text) {
    return ExpressionParser.parse(text);
  }

  /** The values that it has; none, if there is nothing there. */
  List<String> values(Sources sources);

  /** Its values as one text; null if it has none. */
  default @Nullable String text(Sources sources) {
    List<String> values = values(sources);
    return values.isEmpty() ? null : String.join(",", values);
  }
}
