package dev.ingressmap.answers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Times the answers in the same meter, and with the same tags, as Spring MVC times its requests.
 */
final class AnswerMetrics {

  private static final String NONE = "none";
  private static final Set<String> METHODS =
      Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toSet());

  private final MeterRegistry registry;
  private final String name;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  AnswerMetrics(MeterRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /** The callback, timed from the request's first byte to the response's last. */
  Callback recording(Request request, Answer answer, Callback callback) {
    return new Callback.Nested(callback) {
      @Override
      public void succeeded() {
        try {
          record(request, answer, null);
        } finally {
          super.succeeded();
        }
      }

      @Override
      public void failed(Throwable failure) {
        try {
          record(request, answer, failure);
        } finally {
          super.failed(failure);
        }
      }
    };
  }

  private void record(Request request, Answer answer, @Nullable Throwable failure) {
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "UNKNOWN";
    String exception = failure == null ? NONE : failure.getClass().getSimpleName();
    timers
        .computeIfAbsent(
            new Series(answer.route(), answer.status(), method, exception), this::timer)
        .record(NanoTime.since(request.getBeginNanoTime()), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder(name)
        .tag("error", series.exception)
        .tag("exception", series.exception)
        .tag("method", series.method)
        .tag("outcome", outcome(series.status))
        .tag("status", Integer.toString(series.status))
        .tag("uri", series.route)
        .register(registry);
  }

  private static String outcome(int code) {
    HttpStatus status = HttpStatus.resolve(code);
    if (status == null) {
      return "UNKNOWN";
    }
    return status.is2xxSuccessful() ? "SUCCESS" : status.series().name();
  }

  private record Series(String route, int status, String method, String exception) {}
}
