package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.call.Time;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Manifests;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Runs {@code gateway apply} with waits that are a thousand times shorter. */
final class ApplyRun implements AutoCloseable {

  private final ApiGateway aws;

  ApplyRun(URI endpoint) {
    this(endpoint, new Fast());
  }

  /** Runs with another clock for waits. */
  ApplyRun(URI endpoint, Time time) {
    aws = ApiGateway.connect(new Connection(endpoint, "us-east-1", null), wait -> {}, time);
  }

  static DesiredApi desired(Path manifests, Settings settings) {
    return ApiMapping.map(Manifests.read(List.of(manifests.toString()), () -> System.in), settings);
  }

  String apply(DesiredApi desired) {
    return apply(desired, line -> {});
  }

  /** Applies, and reports each step. */
  String apply(DesiredApi desired, Consumer<String> progress) {
    return apply(plan(desired), progress);
  }

  /** Applies as a canary next to the live deployment. */
  void tryOut(DesiredApi desired, double percent) {
    var _ = apply(plan(desired, new Rollout(percent)), line -> {});
  }

  private String apply(MapPlan plan, Consumer<String> progress) {
    return convergence(plan.settings(), progress).apply(plan, null).rest();
  }

  MapPlan plan(DesiredApi desired) {
    return plan(desired, Rollout.WHOLE);
  }

  private MapPlan plan(DesiredApi desired, Rollout rollout) {
    Convergence convergence = convergence(desired.settings(), line -> {});
    return convergence.plan(desired, convergence.read(), rollout);
  }

  private Convergence convergence(Settings settings, Consumer<String> progress) {
    return new Convergence(aws, settings, ApiGateway.SPREAD, progress);
  }

  @Override
  public void close() {
    aws.close();
  }

  private static final class Fast implements Time {

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void pass(Duration duration) {
      LockSupport.parkNanos(duration.toNanos() / 1000);
    }
  }
}
