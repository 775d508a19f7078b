package dev.ingressmap.gateway.aws;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * A profile that the user named. As in the AWS CLI, its credentials override the environment's, and
 * nothing else is tried if the profile has none.
 */
record NamedProfile(String name) {

  NamedProfile {
    if (ProfileFile.defaultProfileFile().profile(name).isEmpty()) {
      Path config = ProfileFileLocation.configurationFilePath();
      Path credentials = ProfileFileLocation.credentialsFilePath();
      throw new AwsFailure(
          "profile \"" + name + "\": is neither in " + config + " nor in " + credentials, null);
    }
  }

  AwsRegionProvider region() {
    return new AwsRegionProviderChain(
        new AwsProfileRegionProvider(null, name), new SystemSettingsRegionProvider());
  }

  AwsCredentialsProvider credentials() {
    ProfileCredentialsProvider provider = ProfileCredentialsProvider.create(name);
    return () -> resolve(provider);
  }

  private AwsCredentials resolve(ProfileCredentialsProvider provider) {
    try {
      return provider.resolveCredentials();
    } catch (SdkClientException e) {
      if (!String.valueOf(e.getMessage()).startsWith("Profile file contained no credentials")) {
        throw e;
      }
      throw failure(
          " has no credentials: it needs keys, a role, single sign-on or a credential_process", e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The SDK has no exception of its own for errors in the profile's roles.
      throw failure(": " + e.getMessage(), e);
    }
  }

  private SdkClientException failure(String reason, RuntimeException cause) {
    return SdkClientException.create("profile \"" + name + "\"" + reason, cause);
  }
}
