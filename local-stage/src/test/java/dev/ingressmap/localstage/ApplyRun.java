package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.ApiMapping;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.Time;
import dev.ingressmap.gateway.deploy.LiveMapReader;
import dev.ingressmap.gateway.deploy.MapDeployer;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.Rollout;
import dev.ingressmap.gateway.ingress.Manifests;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What {@code gateway apply} does, with waits a thousand times shorter. */
final class ApplyRun implements AutoCloseable {

  private final ApiGateway aws;

  ApplyRun(URI endpoint) {
    aws = ApiGateway.connect(new Connection(endpoint, "us-east-1", null), wait -> {}, new Fast());
  }

  static DesiredApi desired(Path manifests, Settings settings) {
    return ApiMapping.map(Manifests.read(List.of(manifests.toString()), () -> System.in), settings);
  }

  String apply(DesiredApi desired) {
    return new MapDeployer(aws, line -> {}).apply(plan(desired), null).getOrDefault(Split.REST, "");
  }

  MapPlan plan(DesiredApi desired) {
    return MapPlan.of(desired, new LiveMapReader(aws, desired.settings()).read(), Rollout.WHOLE);
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
