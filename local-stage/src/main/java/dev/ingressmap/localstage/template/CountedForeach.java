package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.io.IOException;
import java.io.Writer;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.directive.Foreach;
import org.apache.velocity.runtime.parser.node.Node;

/** A loop that counts towards the limit for all loops of a rendering. Velocity instantiates it. */
public final class CountedForeach extends Foreach {

  @Override
  protected void renderBlock(InternalContextAdapter context, Writer writer, Node block)
      throws IOException {
    if (context.getInternalUserContext() instanceof Variables variables) {
      variables.countIteration();
    }
    Deadline.current().at(block.getLine());
    super.renderBlock(context, writer, block);
  }
}
