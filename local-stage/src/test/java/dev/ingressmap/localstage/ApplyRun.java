package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.ApiMapping;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.Time;
import dev.ingressmap.gateway.deploy.Deployer;
import dev.ingressmap.gateway.deploy.LiveApiReader;
import dev.ingressmap.gateway.deploy.Plan;
import dev.ingressmap.gateway.ingress.Manifests;
import dev.ingressmap.gateway.settings.Settings;
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
    return new Deployer(aws, line -> {}).apply(plan(desired));
  }

  Plan plan(DesiredApi desired) {
    return Plan.of(desired, new LiveApiReader(aws, desired.settings()).read());
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
