package dev.ingressmap.answers;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a service answers without Spring. It is called on a selector thread, so it must never block.
 */
@FunctionalInterface
public interface Answers {

  /** The answer; null if Spring should handle the request. */
  @Nullable Answer answerTo(Request request);
}
