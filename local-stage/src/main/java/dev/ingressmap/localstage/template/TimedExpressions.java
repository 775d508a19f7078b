package dev.ingressmap.localstage.template;

import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.Evaluator;
import com.jayway.jsonpath.internal.filter.EvaluatorFactory;
import com.jayway.jsonpath.internal.filter.RelationalOperator;
import com.jayway.jsonpath.internal.filter.ValueNode;
import com.jayway.jsonpath.internal.filter.ValueNodes.PatternNode;
import dev.ingressmap.localstage.program.Expression;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The {@code =~} operator of JSONPath's filters, with a deadline. The library offers no hook for
 * another evaluator, so its private table is changed.
 */
final class TimedExpressions implements Evaluator {

  private final Field compiled;

  private TimedExpressions() {
    this.compiled = field(PatternNode.class, "compiledPattern");
  }

  static void install() {
    @SuppressWarnings("unchecked")
    Map<RelationalOperator, Evaluator> evaluators =
        (Map<RelationalOperator, Evaluator>)
            value(field(EvaluatorFactory.class, "evaluators"), null);
    evaluators.put(RelationalOperator.REGEX, new TimedExpressions());
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this version of the JSONPath library is not supported", e);
    }
  }

  private static Object value(Field field, @Nullable Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean evaluate(ValueNode left, ValueNode right, PredicateContext context) {
    if (left.isPatternNode() == right.isPatternNode()) {
      return false;
    }
    PatternNode pattern = left.isPatternNode() ? left.asPatternNode() : right.asPatternNode();
    Expression expression = new Expression((Pattern) value(compiled, pattern));
    return texts(left.isPatternNode() ? right : left, context).anyMatch(expression::matches);
  }

  /** The text of a value, or the texts of a list. */
  private static Stream<String> texts(ValueNode value, PredicateContext context) {
    ValueNode values =
        value.isJsonNode() && value.asJsonNode().isArray(context)
            ? value.asJsonNode().asValueListNode(context)
            : value;
    return values.isValueListNode()
        ? StreamSupport.stream(values.asValueListNode().spliterator(), false)
            .map(TimedExpressions::text)
        : Stream.of(text(value));
  }

  private static String text(ValueNode value) {
    if (value.isStringNode() || value.isNumberNode()) {
      return value.asStringNode().getString();
    }
    return value.isBooleanNode() ? value.asBooleanNode().toString() : "";
  }
}
