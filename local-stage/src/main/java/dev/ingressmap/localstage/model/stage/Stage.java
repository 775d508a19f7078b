package dev.ingressmap.localstage.model.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.StageVariables;
import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named, live reference to a deployment.
 *
 * @param cacheClusterSize in GB; {@code 0.5} if there is a cluster and nobody says otherwise
 * @param methodSettings by {@code {resource path}/{HTTP method}} without the leading slash, or
 *     {@code *}{@code /*}; the path is spelled as in the patch that made the setting ({@code ~1}
 *     may stand for its slashes)
 * @param clientCertificateId the certificate that identifies the stage to backends; absent for none
 * @param documentationVersion the version of the API's documentation that is exported with the
 *     stage; absent for none
 */
public record Stage(
    String stageName,
    String deploymentId,
    @Nullable String description,
    boolean cacheClusterEnabled,
    @Nullable String cacheClusterSize,
    Map<String, MethodSetting> methodSettings,
    Map<String, String> variables,
    @Nullable AccessLogSettings accessLogSettings,
    @Nullable CanarySettings canarySettings,
    @Nullable String clientCertificateId,
    @Nullable String documentationVersion,
    boolean tracingEnabled,
    Map<String, String> tags,
    Instant createdDate,
    Instant lastUpdatedDate) {

  private static final String ALL_METHODS = "*/*";

  /** AWS's sizes of cache clusters, in GB; the first is the default. */
  private static final List<String> SIZES =
      List.of("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

  public Stage {
    if (!NAME.matcher(stageName).matches()) {
      throw badRequest("Stage name only allows a-zA-Z0-9_-");
    }
    if (cacheClusterEnabled) {
      cacheClusterSize = Objects.requireNonNullElse(cacheClusterSize, SIZES.getFirst());
    }
    if (cacheClusterSize != null && !SIZES.contains(cacheClusterSize)) {
      throw badRequest("Invalid cache cluster size: it must be one of " + SIZES);
    }
    methodSettings = Copies.map(methodSettings);
    variables = Copies.map(variables);
    StageVariables.check(variables);
    tags = Tags.of(tags);
    if (canarySettings != null && canarySettings.deploymentId() == null) {
      canarySettings = canarySettings.withDeployment(deploymentId);
    }
  }

  /** {@code AVAILABLE} or {@code NOT_AVAILABLE}. Here a cache cluster needs no time to start. */
  public String cacheClusterStatus() {
    return cacheClusterEnabled ? "AVAILABLE" : "NOT_AVAILABLE";
  }

  public Stage withTags(Map<String, String> tags) {
    return with(tags, documentationVersion);
  }

  public Stage withDocumentationVersion(String documentationVersion) {
    return with(tags, documentationVersion);
  }

  private Stage with(Map<String, String> tags, @Nullable String documentationVersion) {
    return new Stage(
        stageName,
        deploymentId,
        description,
        cacheClusterEnabled,
        cacheClusterSize,
        methodSettings,
        variables,
        accessLogSettings,
        canarySettings,
        clientCertificateId,
        documentationVersion,
        tracingEnabled,
        tags,
        createdDate,
        lastUpdatedDate);
  }

  /** The setting for a method: the method's own, else that for all methods, else null. */
  public @Nullable MethodSetting methodSetting(String resourcePath, String httpMethod) {
    MethodSetting own = ownSetting(resourcePath, httpMethod);
    return own == null ? methodSettings.get(ALL_METHODS) : own;
  }

  /**
   * The setting by which the answers of a method are cached; null if they are not. A setting for
   * all methods lets only those of GET be cached.
   */
  public @Nullable MethodSetting caching(String resourcePath, String httpMethod) {
    if (!cacheClusterEnabled) {
      return null;
    }
    MethodSetting own = ownSetting(resourcePath, httpMethod);
    MethodSetting setting =
        own == null && httpMethod.equals("GET") ? methodSettings.get(ALL_METHODS) : own;
    return setting != null && setting.cachingEnabled() && setting.cacheTtlInSeconds() > 0
        ? setting
        : null;
  }

  private @Nullable MethodSetting ownSetting(String resourcePath, String httpMethod) {
    String name = trimmed(resourcePath + "/" + httpMethod);
    for (Map.Entry<String, MethodSetting> setting : methodSettings.entrySet()) {
      if (trimmed(setting.getKey().replace("~1", "/")).equals(name)) {
        return setting.getValue();
      }
    }
    return null;
  }

  private static String trimmed(String path) {
    return path.replaceFirst("^/+", "");
  }

  boolean uses(Deployment deployment) {
    return deployment.id().equals(deploymentId)
        || (canarySettings != null && deployment.id().equals(canarySettings.deploymentId()));
  }
}
