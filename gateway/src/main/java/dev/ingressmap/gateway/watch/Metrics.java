package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.aws.call.ApiCall;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The metrics for Prometheus. */
final class Metrics {

  private static final PrometheusTextFormatWriter TEXT = PrometheusTextFormatWriter.create();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter reconciles =
      counter("gateway_reconciles", "Checks of the stage, by result.", "result");
  private final Histogram duration =
      Histogram.builder()
          .name("gateway_reconcile_duration_seconds")
          .help("How long a check of the stage took, including its changes.")
          .withoutExemplars()
          .classicOnly()
          .classicUpperBounds(0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
          .register(registry);
  private final Gauge lastSuccess =
      gauge("gateway_last_success_timestamp_seconds", "When the stage last matched the map.");
  private final Gauge inSync =
      gauge(
          "gateway_in_sync",
          "1 if the stage matched the map at the leader's last check, and it reads the cluster.");
  private final Gauge ingresses = gauge("gateway_watched_ingresses", "Ingresses in the cluster.");
  private final Gauge routes = gauge("gateway_routes", "Routes in the map.");
  private final Gauge heldBack =
      Gauge.builder()
          .name("gateway_held_back_ingresses")
          .help("Ingresses that are held back, by namespace and reason.")
          .labelNames("namespace", "reason")
          .withoutExemplars()
          .register(registry);
  private final Counter drift =
      counter("gateway_drift_mended", "Changes by others in AWS that were undone.");
  private final Counter calls = counter("gateway_aws_calls", "Requests to AWS.", "operation");
  private final Counter throttles =
      counter("gateway_aws_throttles", "Requests that AWS throttled.", "operation");
  private final Counter reconnects =
      counter(
          "gateway_watch_reconnects", "Watches restarted, by how the previous one ended.", "cause");
  private final Counter events = counter("gateway_events", "Events, by result.", "result");

  Metrics(BooleanSupplier leads) {
    GaugeWithCallback.builder()
        .name("gateway_leader")
        .help("1 if this process is the leader.")
        .callback(callback -> callback.call(leads.getAsBoolean() ? 1 : 0))
        .register(registry);
    for (Result result : Result.values()) {
      reconciles.initLabelValues(name(result));
    }
    for (String cause : new String[] {"expired", "gone", "lost"}) {
      reconnects.initLabelValues(cause);
    }
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private Gauge gauge(String name, String help) {
    return Gauge.builder().name(name).help(help).withoutExemplars().register(registry);
  }

  private static String name(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  void reconciled(Result result, Duration took) {
    reconciles.labelValues(name(result)).inc();
    duration.observe(took.toMillis() / 1000.0);
    inSync.set(result.isInSync() ? 1 : 0);
    if (result.isInSync()) {
      lastSuccess.set(Instant.now().toEpochMilli() / 1000.0);
    }
  }

  /** Clears what only the leader knows, and only while it reads the cluster. */
  void cannotTell() {
    inSync.set(0);
    heldBack.clear();
  }

  void ingresses(int count) {
    ingresses.set(count);
  }

  void routes(int count) {
    routes.set(count);
  }

  /** The objects that are held back now. */
  void heldBack(List<HeldBack> objects) {
    Map<List<String>, Integer> counts = new HashMap<>();
    objects.forEach(held ->
        counts.merge(
            List.of(held.object().namespace(), held.reason().name().toLowerCase(Locale.ROOT)),
            1,
            Integer::sum));
    heldBack.clear();
    counts.forEach(
        (labels, count) -> heldBack.labelValues(labels.get(0), labels.get(1)).set(count));
  }

  void mended() {
    drift.inc();
  }

  void reconnected(String cause) {
    reconnects.labelValues(cause).inc();
  }

  void told(boolean taken) {
    events.labelValues(taken ? "sent" : "failed").inc();
  }

  void called(ApiCall call) {
    calls.labelValues(call.action()).inc();
    if (call.throttled()) {
      throttles.labelValues(call.action()).inc();
    }
  }

  static String type() {
    return TEXT.getContentType();
  }

  void write(OutputStream out) throws IOException {
    TEXT.write(out, registry.scrape());
  }
}
