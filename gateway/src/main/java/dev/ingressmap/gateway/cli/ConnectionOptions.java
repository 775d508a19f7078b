package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.Wait;
import dev.ingressmap.gateway.settings.Settings;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where API Gateway is and who calls. */
final class ConnectionOptions {

  /** What may stand in the host names of AWS; an API Gateway of one's own may name its region. */
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "An API Gateway other than AWS's own, such as http://localhost:4566.")
  private @Nullable String endpoint;

  @Option(names = "--region", paramLabel = "REGION", description = "The AWS region.")
  private @Nullable String region;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A profile of the shared AWS configuration.")
  private @Nullable String profile;

  ApiGateway connect(Settings settings, Consumer<Wait> waits) {
    if (region != null && !REGION.matcher(region).matches()) {
      throw new InvalidInput(
          "--region \"" + region + "\": is not an AWS region such as eu-central-1");
    }
    return ApiGateway.connect(
        new Connection(
            endpoint == null ? null : EndpointUrl.parse(endpoint),
            region == null ? settings.region() : region,
            profile),
        waits);
  }
}
