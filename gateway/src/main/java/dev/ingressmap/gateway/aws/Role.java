package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * A role to assume, such as one in another account.
 *
 * @param externalId the external id that the role's owner requires; null for none
 */
public record Role(String arn, @Nullable String externalId) {

  private static final String SESSION = "ingressmap-gateway";

  /** The credentials of the role, for a caller whose own credentials may assume it. */
  AwsCredentialsProvider credentials(AwsCredentialsProvider others, Region region) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(StsClient.builder().region(region).credentialsProvider(others).build())
        .refreshRequest(
            request -> request.roleArn(arn).externalId(externalId).roleSessionName(SESSION))
        .build();
  }
}
