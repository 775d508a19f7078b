package dev.ingressmap.answers.connection;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel that answers a malformed request after the thread that read it has let go of the
 * connection.
 *
 * <p>Jetty answers on another thread at once. Both then release the buffer of the connection, which
 * may be that of somebody else by then, whose request is overwritten with what this client sends.
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

  /** Tells of a malformed request, on the thread that reads. */
  void malformed(Runnable tell) {
    malformed = true;
    telling = true;
    try {
      tell.run();
    } finally {
      telling = false;
    }
  }

  /** Whether a request was, which is the last one of its connection. */
  boolean wasMalformed() {
    return malformed;
  }

  /** Answers what was malformed; the thread has done with reading. */
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
