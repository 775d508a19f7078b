package dev.ingressmap.answers;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What a service answers without asking Spring; it is asked on a selector thread: never block. */
@FunctionalInterface
public interface Answers {

  /** The answer, or null if the request is Spring's. */
  @Nullable Answer answerTo(Request request);
}
