package dev.ingressmap.gateway.aws;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.CallCounter;
import dev.ingressmap.gateway.aws.call.CallLog;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Pacing;
import dev.ingressmap.gateway.aws.call.SharedPace;
import dev.ingressmap.gateway.aws.call.Time;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * The SDK's clients for a {@link Connection}. All of them share credentials, address and sockets.
 */
final class SdkClients implements AutoCloseable {

  private static final AwsCredentialsProvider LOCAL_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final Connection connection;
  private final List<ExecutionInterceptor> interceptors;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;

  SdkClients(
      Connection connection, CallCounter counter, Listener listener, Time time, SharedPace pace) {
    this.connection = connection;
    this.region = region(connection);
    this.interceptors = new ArrayList<>(List.of(counter, new CallLog(listener)));
    // An API Gateway on this machine has no AWS quotas.
    if (!connection.isLocal()) {
      interceptors.add(new Pacing(pace, region.id(), listener::waits, time));
    }
    AwsCredentialsProvider own = credentials(connection);
    Role role = connection.role();
    this.credentials = role == null ? own : role.credentials(own, region);
    this.http = http(connection);
  }

  Region region() {
    return region;
  }

  ApiGatewayClient apiGateway(RetryStrategy retries) {
    return open(ApiGatewayClient.builder(), retries);
  }

  /** A client for the region's partition; Route 53 is not regional. */
  Route53Client route53(RetryStrategy retries) {
    return open(Route53Client.builder(), retries);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C open(
      B builder, RetryStrategy retries) {
    builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(configuration -> {
          configuration.retryStrategy(retries).executionInterceptors(interceptors);
          if (connection.profile() != null) {
            configuration.defaultProfileName(connection.profile());
          }
        });
    if (connection.endpoint() != null) {
      builder.endpointOverride(connection.endpoint());
    }
    if (connection.isLocal()) {
      // These settings choose among AWS's own endpoints, and the SDK refuses to ignore them.
      builder.fipsEnabled(false).dualstackEnabled(false);
    }
    return builder.build();
  }

  /** Closes the sockets after the clients. */
  @Override
  public void close() {
    http.close();
  }

  private static SdkHttpClient http(Connection connection) {
    Apache5HttpClient.Builder http = Apache5HttpClient.builder();
    if (connection.isLocal()) {
      // An API Gateway on this machine is not behind the machine's proxy.
      http.proxyConfiguration(
          ProxyConfiguration.builder()
              .useSystemPropertyValues(false)
              .useEnvironmentVariableValues(false)
              .build());
    }
    return http.build();
  }

  private static Region region(Connection connection) {
    if (connection.region() != null) {
      return Region.of(connection.region());
    }
    try {
      return said(connection).getRegion();
    } catch (SdkClientException e) {
      if (connection.isLocal()) {
        return Region.US_EAST_1;
      }
      throw new AwsFailure(
          "no AWS region: give --region, set AWS_REGION, or name one in gateway.yaml or the profile",
          e);
    }
  }

  private static AwsRegionProvider said(Connection connection) {
    if (connection.profile() != null) {
      return new NamedProfile(connection.profile()).region();
    }
    // For a local API Gateway, asking the instance metadata service would waste seconds.
    return connection.isLocal()
        ? new SystemSettingsRegionProvider()
        : DefaultAwsRegionProviderChain.builder().build();
  }

  private static AwsCredentialsProvider credentials(Connection connection) {
    if (connection.profile() != null) {
      return new NamedProfile(connection.profile()).credentials();
    }
    if (connection.isLocal()) {
      return AwsCredentialsProviderChain.of(
          SystemPropertyCredentialsProvider.create(),
          EnvironmentVariableCredentialsProvider.create(),
          LOCAL_CREDENTIALS);
    }
    return DefaultCredentialsProvider.builder().build();
  }
}
