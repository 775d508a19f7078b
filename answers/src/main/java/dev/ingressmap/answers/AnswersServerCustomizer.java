package dev.ingressmap.answers;

import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.JettyServerCustomizer;

/** Puts the answers in front of the server's other handlers. */
final class AnswersServerCustomizer implements JettyServerCustomizer {

  /**
   * For requests that are still running after the graceful phase; they are interrupted after half
   * of it.
   */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(200);

  private final Answers answers;
  private final AnswerMetrics metrics;

  AnswersServerCustomizer(Answers answers, AnswerMetrics metrics) {
    this.answers = answers;
    this.metrics = metrics;
  }

  @Override
  public void customize(Server server) {
    server.setHandler(new AnswersHandler(server.getHandler(), answers, metrics));
    server.setErrorHandler(new ProblemErrorHandler());
    if (server.getThreadPool() instanceof QueuedThreadPool pool) {
      pool.setStopTimeout(STOP_TIMEOUT.toMillis());
    }
    for (Connector connector : server.getConnectors()) {
      for (ConnectionFactory factory : connector.getConnectionFactories()) {
        if (factory instanceof HttpConfiguration.ConnectionFactory http) {
          // Any path has an answer. The handler ensures that servlets get only canonical paths.
          http.getHttpConfiguration().setUriCompliance(UriCompliance.UNSAFE);
        }
      }
    }
  }
}
