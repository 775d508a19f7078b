package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.deploy.change.Percent;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CanarySettings;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * A stage that AWS has, and the deployment it points at.
 *
 * @param deployment the id of the live deployment
 * @param settings what it is beside its deployments
 * @param methodKeys by method, how AWS spells the key of its settings
 * @param canary what gets a part of the traffic in its place, null for nothing
 */
public record LiveStage(
    String name,
    String description,
    String deployment,
    @Nullable Canary canary,
    Map<StageValue, String> settings,
    Map<String, String> methodKeys) {

  public LiveStage {
    settings = Map.copyOf(settings);
    methodKeys = Map.copyOf(methodKeys);
  }

  /**
   * A deployment that gets a part of the traffic.
   *
   * @param overridesVariables whether it has values of its own for stage variables
   */
  public record Canary(double percent, String deployment, boolean overridesVariables) {

    @Override
    public String toString() {
      return Percent.text(percent) + " to deployment " + deployment;
    }
  }

  /** The deployments that it points at. */
  public Stream<String> deployments() {
    return canary == null ? Stream.of(deployment) : Stream.of(deployment, canary.deployment());
  }

  public static LiveStage of(Stage stage) {
    return new LiveStage(
        stage.stageName(),
        Objects.requireNonNullElse(stage.description(), ""),
        Objects.requireNonNullElse(stage.deploymentId(), ""),
        canary(stage.canarySettings()),
        StageValue.of(stage),
        stage.methodSettings().keySet().stream()
            .collect(Collectors.toMap(MethodSettingKey::read, key -> key, (one, other) -> one)));
  }

  private static @Nullable Canary canary(@Nullable CanarySettings canary) {
    return canary == null || canary.deploymentId() == null
        ? null
        : new Canary(
            Objects.requireNonNullElse(canary.percentTraffic(), 0.0),
            canary.deploymentId(),
            !canary.stageVariableOverrides().isEmpty());
  }
}
