package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Compiled;
import dev.ingressmap.localstage.program.Overdue;
import java.io.StringReader;
import org.apache.velocity.Template;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/** A compiled mapping template. */
public final class MappingTemplate {

  private static final Compiled<MappingTemplate> COMPILED =
      new Compiled<>(4_000_000, MappingTemplate::new);
  private static final RuntimeInstance VELOCITY = Dialect.velocity();

  private final Template template;

  private MappingTemplate(String text) {
    this.template = compile(text);
  }

  /**
   * Compiles a template.
   *
   * @throws InvalidTemplate if the text is not a valid template
   */
  public static MappingTemplate of(String text) {
    return COMPILED.of(text);
  }

  /**
   * Renders the template for a call. Its changes to {@code $context} last.
   *
   * @throws InvalidTemplate if the template cannot be rendered
   */
  public String render(TemplateInput input) {
    Output output = new Output();
    try {
      template.merge(new Variables(input), output);
    } catch (MethodInvocationException e) {
      // Velocity wraps what the exception handler throws.
      throw e.getCause() instanceof Overdue overdue ? overdue : new InvalidTemplate(e);
    } catch (VelocityException
        | IllegalArgumentException
        | StackOverflowError
        | OutOfMemoryError e) {
      throw new InvalidTemplate(e);
    }
    return output.toString();
  }

  private static Template compile(String text) {
    Template template = new Template();
    template.setName("mapping template");
    template.setRuntimeServices(VELOCITY);
    try {
      template.setData(VELOCITY.parse(new StringReader(text), template));
      template.initDocument();
    } catch (ParseException | VelocityException | StackOverflowError e) {
      throw new InvalidTemplate(e);
    }
    return template;
  }
}
