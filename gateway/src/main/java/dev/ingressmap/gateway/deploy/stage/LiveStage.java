package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.aws.api.Stage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stage that AWS has, and the deployment that it points at.
 *
 * @param deployment the id of the live deployment
 * @param settings of the stage, without its deployments
 * @param methodKeys AWS's keys for the settings of methods, by method
 * @param canary gets a percentage of the traffic; null for none
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

  /** The deployments that the stage points at. */
  public Stream<String> deployments() {
    return canary == null ? Stream.of(deployment) : Stream.of(deployment, canary.deployment());
  }

  public static LiveStage of(Stage stage) {
    return new LiveStage(
        stage.name(),
        stage.description(),
        stage.deployment(),
        stage.canary(),
        StageValue.of(stage),
        stage.methods().keySet().stream()
            .collect(Collectors.toMap(MethodSettingKey::read, key -> key, (one, other) -> one)));
  }
}
