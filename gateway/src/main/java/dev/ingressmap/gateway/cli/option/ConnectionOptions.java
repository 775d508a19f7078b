package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Connection;
import dev.ingressmap.gateway.aws.Role;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Time;
import dev.ingressmap.gateway.settings.Settings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where API Gateway is and who calls. */
public final class ConnectionOptions {

  /** The characters of AWS's host names; another API Gateway may use any region name. */
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]++)*+");

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description =
          "An API Gateway other than AWS's own, such as http://localhost:4566 (default:"
              + " $AWS_ENDPOINT_URL).")
  private @Nullable String endpoint;

  @Option(names = "--region", paramLabel = "REGION", description = "The AWS region.")
  private @Nullable String region;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A profile of the shared AWS configuration.")
  private @Nullable String profile;

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description = "A role to assume, such as one in another account.")
  private @Nullable String role;

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "With --role-arn: the external ID that the role's owner requires.")
  private @Nullable String externalId;

  public ApiGateway connect(Settings settings, Listener listener) {
    return connect(settings, listener, Time.real());
  }

  public ApiGateway connect(Settings settings, Listener listener, Time time) {
    if (region != null && !REGION.matcher(region).matches()) {
      throw new InvalidInput(
          "--region \"" + region + "\": is not an AWS region such as eu-central-1");
    }
    if (role != null && !ROLE.matcher(role).matches()) {
      throw new InvalidInput(
          "--role-arn \""
              + role
              + "\": is not the ARN of a role such as arn:aws:iam::123456789012:role/deployer");
    }
    if (role == null && externalId != null) {
      throw new InvalidInput("--external-id: is for a role: add --role-arn");
    }
    return ApiGateway.connect(
        new Connection(
            EndpointUrl.of(endpoint, System.getenv()),
            region == null ? settings.region() : region,
            profile,
            role == null ? null : new Role(role, externalId)),
        listener,
        time);
  }
}
