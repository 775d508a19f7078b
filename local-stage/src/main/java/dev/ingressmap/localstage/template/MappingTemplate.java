package dev.ingressmap.localstage.template;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.util.introspection.SecureUberspector;

/** A compiled mapping template. */
public final class MappingTemplate {

  private static final int MAX_COMPILED = 1_000;
  private static final ConcurrentMap<String, MappingTemplate> COMPILED = new ConcurrentHashMap<>();
  private static final RuntimeInstance VELOCITY = velocity();

  private final Template template;

  private MappingTemplate(String text) {
    this.template = compile(text);
  }

  /**
   * The template with this text.
   *
   * @throws InvalidTemplate if it is not in the template language
   */
  public static MappingTemplate of(String text) {
    if (COMPILED.size() > MAX_COMPILED) {
      COMPILED.clear();
    }
    return COMPILED.computeIfAbsent(text, MappingTemplate::new);
  }

  /**
   * Writes what the template says of a call.
   *
   * @throws InvalidTemplate if it asks for what cannot be done
   */
  public Rendered render(TemplateInput input) {
    Map<String, Object> responseOverride = new HashMap<>();
    responseOverride.put("header", new HashMap<String, Object>());
    Map<String, Object> context = new HashMap<>(input.context());
    context.put("responseOverride", responseOverride);
    VelocityContext variables = new VelocityContext();
    variables.put("input", new InputVariable(input));
    variables.put("util", new UtilVariable());
    variables.put("context", context);
    variables.put("stageVariables", input.stageVariables());
    StringWriter text = new StringWriter();
    try {
      template.merge(variables, text);
    } catch (VelocityException | IllegalArgumentException e) {
      throw new InvalidTemplate(e);
    }
    return new Rendered(text.toString(), responseOverride);
  }

  private static Template compile(String text) {
    Template template = new Template();
    template.setName("mapping template");
    template.setRuntimeServices(VELOCITY);
    try {
      template.setData(VELOCITY.parse(new StringReader(text), template));
      template.initDocument();
    } catch (ParseException | VelocityException e) {
      throw new InvalidTemplate(e);
    }
    return template;
  }

  private static RuntimeInstance velocity() {
    RuntimeInstance velocity = new RuntimeInstance();
    velocity.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
    // As in the Velocity of AWS, white space around directives stays.
    velocity.setProperty(RuntimeConstants.SPACE_GOBBLING, "bc");
    velocity.init();
    return velocity;
  }
}
