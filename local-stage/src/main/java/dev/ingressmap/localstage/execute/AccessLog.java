package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that a stage's access log has for a call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Variables for access logging</a>
 */
final class AccessLog {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$context\\.([a-zA-Z0-9_]+(?:\\.[a-zA-Z0-9_-]+)*)");

  /** What AWS writes if a variable has no value. */
  private static final String NOTHING = "-";

  /** Far more than a format and its values need, in characters. */
  private static final int MAX_LINE = 20_000;

  private static final String CUT = " [TRUNCATED]";

  private AccessLog() {}

  /**
   * The line.
   *
   * @param ended what is known only at the end, by the name of the variable
   */
  static String line(String format, Call call, Map<String, Object> ended) {
    Map<String, Object> values = new HashMap<>(call.values());
    values.putAll(ended);
    Matcher variable = VARIABLE.matcher(format);
    StringBuilder line = new StringBuilder();
    while (line.length() < MAX_LINE && variable.find()) {
      variable.appendReplacement(line, Matcher.quoteReplacement(text(values, variable.group(1))));
    }
    if (line.length() < MAX_LINE) {
      variable.appendTail(line);
    }
    return line.length() <= MAX_LINE ? line.toString() : line.substring(0, MAX_LINE) + CUT;
  }

  private static String text(Map<String, Object> values, String path) {
    @Nullable Object value = values;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value == null || value instanceof Map ? NOTHING : value.toString();
  }
}
