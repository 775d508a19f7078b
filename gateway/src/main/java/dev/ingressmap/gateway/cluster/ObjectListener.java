package dev.ingressmap.gateway.cluster;

import java.time.Duration;

/** Is told by the watches' threads what happens to them. */
public interface ObjectListener {

  /** The objects have changed, or have become known, for the first time or again. */
  void changed();

  /**
   * A watch cannot continue for now.
   *
   * @param reason in one line
   * @param pause until the next try
   */
  void lost(String reason, Duration pause);

  /** After {@link #lost}: everything was read again, and is watched. */
  void restored();

  /**
   * A watch starts again. The cause says how it ended: {@code expired}, {@code gone} or {@code
   * lost}.
   */
  void reconnected(String cause);
}
