package dev.ingressmap.gateway.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClientBuilder;

/** Makes the SDK's client for a {@link Connection}. */
final class ApiGatewayClients {

  private static final AwsCredentialsProvider LOCAL_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private ApiGatewayClients() {}

  static ApiGatewayClient open(
      Connection connection, RetryStrategy retries, ExecutionInterceptor interceptor) {
    ApiGatewayClientBuilder builder =
        ApiGatewayClient.builder()
            .region(region(connection))
            .credentialsProvider(credentials(connection))
            .httpClientBuilder(http(connection))
            .overrideConfiguration(configuration -> {
              configuration.retryStrategy(retries).addExecutionInterceptor(interceptor);
              if (connection.profile() != null) {
                configuration.defaultProfileName(connection.profile());
              }
            });
    if (connection.endpoint() != null) {
      builder.endpointOverride(connection.endpoint());
    }
    if (connection.isLocal()) {
      // They choose among AWS's own endpoints, and the SDK refuses to ignore them.
      builder.fipsEnabled(false).dualstackEnabled(false);
    }
    return builder.build();
  }

  private static Apache5HttpClient.Builder http(Connection connection) {
    Apache5HttpClient.Builder http = Apache5HttpClient.builder();
    // What is on this machine is not behind its proxy.
    return connection.isLocal()
        ? http.proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build())
        : http;
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
    // Nobody runs a local API Gateway to have the instance metadata service asked, for seconds.
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
