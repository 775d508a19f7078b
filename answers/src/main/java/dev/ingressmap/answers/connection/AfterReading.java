package dev.ingressmap.answers.connection;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel that answers a malformed request only after the thread that read it has released the
 * connection.
 *
 * @see <a href="https://github.com/jetty/jetty.project/issues/12939">Jetty: already released</a>
 */
final class AfterReading extends HttpChannelState {

  private final Executor executor;
  private boolean telling;
  private volatile boolean malformed;
  private @Nullable Runnable answer;

  AfterReading(ConnectionMetaData connection, Executor executor) {
    super(connection);
    this.executor = executor;
  }

  /** Records a malformed request and how to report it, on the reading thread. */
  void malformed(Runnable tell) {
    malformed = true;
    telling = true;
    try {
      tell.run();
    } finally {
      telling = false;
    }
  }

  /** Whether a request was malformed. If so, it is the last one of its connection. */
  boolean wasMalformed() {
    return malformed;
  }

  /** Answers the malformed request, now that the thread has finished reading. */
  void done() {
    Runnable waiting = answer;
    if (waiting != null) {
      answer = null;
      executor.execute(waiting);
    }
  }

  @Override
  public @Nullable Runnable onFailure(Throwable failure) {
    Runnable task = super.onFailure(failure);
    if (!telling || task == null) {
      return task;
    }
    answer = task;
    return null;
  }
}
