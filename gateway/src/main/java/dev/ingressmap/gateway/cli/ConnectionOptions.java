package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where API Gateway is and who calls. */
final class ConnectionOptions {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "An API Gateway other than AWS's own, such as http://localhost:4566.")
  private @Nullable URI endpoint;

  @Option(names = "--region", paramLabel = "REGION", description = "The AWS region.")
  private @Nullable String region;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A profile of the shared AWS configuration.")
  private @Nullable String profile;

  ApiGateway connect(Settings settings) {
    try {
      return ApiGateway.connect(
          new Connection(endpoint, region == null ? settings.region() : region, profile));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("--endpoint-url: " + e.getMessage());
    }
  }
}
