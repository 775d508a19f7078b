package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * A role that is taken on, as in another account.
 *
 * @param externalId what the owner of the role has agreed on with whoever takes it on, null for
 *     nothing
 */
public record Role(String arn, @Nullable String externalId) {

  private static final String SESSION = "ingressmap-gateway";

  /** The credentials of the role, for who has others that may take it on. */
  AwsCredentialsProvider credentials(AwsCredentialsProvider others, Region region) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(StsClient.builder().region(region).credentialsProvider(others).build())
        .refreshRequest(
            request -> request.roleArn(arn).externalId(externalId).roleSessionName(SESSION))
        .build();
  }
}
