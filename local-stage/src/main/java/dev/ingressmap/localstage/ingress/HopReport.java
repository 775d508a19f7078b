package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.Shortened;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a request that is under way, for a {@link HopListener}. */
final class HopReport {

  /** For requests that nobody wants to hear of. */
  private static final HopReport NONE = new HopReport();

  private static final Logger log = LoggerFactory.getLogger(HopReport.class);
  private static final String TRACE_HEADER = "X-Amzn-Trace-Id";

  private volatile @Nullable Target target;
  private volatile @Nullable URI address;

  private HopReport() {}

  /** A report that its listener gets when the request is answered, however that ends. */
  static HopReport of(Request request, Response response, HopListener listener) {
    if (listener.equals(HopListener.NONE)) {
      return NONE;
    }
    HopReport report = new HopReport();
    String traceId =
        Shortened.of(Objects.requireNonNullElse(request.getHeaders().get(TRACE_HEADER), ""));
    long arrived = request.getHeadersNanoTime();
    Request.addCompletionListener(
        request,
        failure ->
            report.send(
                listener,
                new Hop(
                    traceId,
                    report.target,
                    report.address,
                    response.getStatus(),
                    System.nanoTime() - arrived,
                    failure == null)));
    return report;
  }

  void found(Target target) {
    if (this != NONE) {
      this.target = target;
    }
  }

  void found(URI address) {
    if (this != NONE) {
      this.address = address;
    }
  }

  private void send(HopListener listener, Hop hop) {
    try {
      listener.answered(hop);
    } catch (RuntimeException e) {
      // The client has its answer, so nothing else may suffer.
      log.warn("a request was answered, but its listener failed", e);
    }
  }
}
