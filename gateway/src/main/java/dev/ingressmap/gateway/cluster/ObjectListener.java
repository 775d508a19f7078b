package dev.ingressmap.gateway.cluster;

import java.time.Duration;

/** Is told what happens to the watches of objects, by their own threads. */
public interface ObjectListener {

  /** The ingress map is another one, or known for the first time, or again. */
  void changed();

  /**
   * A watch cannot go on for now.
   *
   * @param reason in one line
   * @param pause until the next try
   */
  void lost(String reason, Duration pause);

  /** After {@link #lost}: all is read again, and watched. */
  void restored();

  /**
   * A watch begins again, by the way that it ended: {@code expired}, {@code gone} or {@code lost}.
   */
  void reconnected(String cause);
}
