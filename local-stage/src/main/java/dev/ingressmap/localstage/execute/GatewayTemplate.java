package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.mapping.Literal;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Sources;
import dev.ingressmap.localstage.program.Compiled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template of a gateway response. It can contain variables, but no other code.
 *
 * @param parts in their order; the literals are the text between the variables
 */
record GatewayTemplate(List<MappingExpression> parts) {

  private static final String NAME =
      "((?:context|stageVariables|method\\.request)(?:\\.[\\w-]++)++)";
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{" + NAME + "}|" + NAME + ")");

  /** API Gateway's payload quota. A variable can have a long value and be used many times. */
  private static final int MAX_LENGTH = BackendClient.MAX_BODY;

  private static final Compiled<GatewayTemplate> KNOWN =
      new Compiled<>(1_000_000, GatewayTemplate::parse);

  GatewayTemplate {
    parts = List.copyOf(parts);
  }

  static GatewayTemplate of(String text) {
    return KNOWN.of(text);
  }

  /**
   * The template with values in place of its variables.
   *
   * @throws IllegalStateException if the result is too long
   */
  String fill(Sources sources) {
    StringBuilder filled = new StringBuilder();
    for (MappingExpression part : parts) {
      @Nullable String text = part.text(sources);
      filled.append(text == null ? "" : text);
      if (!(part instanceof Literal) && filled.length() > MAX_LENGTH) {
        throw new IllegalStateException("more than " + MAX_LENGTH + " characters");
      }
    }
    return filled.toString();
  }

  private static GatewayTemplate parse(String text) {
    List<MappingExpression> parts = new ArrayList<>();
    Map<String, MappingExpression> known = new HashMap<>();
    Matcher variable = VARIABLE.matcher(text);
    int end = 0;
    while (variable.find()) {
      if (variable.start() > end) {
        parts.add(new Literal(text.substring(end, variable.start())));
      }
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      parts.add(known.computeIfAbsent(name, MappingExpression::of));
      end = variable.end();
    }
    parts.add(new Literal(text.substring(end)));
    return new GatewayTemplate(parts);
  }
}
