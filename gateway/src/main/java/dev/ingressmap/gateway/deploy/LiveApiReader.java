package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CanarySettings;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Finds the API that a map owns, by its tag alone, and reads it in a fixed number of calls. */
public final class LiveApiReader {

  /** The tag that says whose an API is; its value is the API's name. */
  static final String OWNER_TAG = "ingressmap.dev/map";

  private final ApiGateway aws;
  private final Settings settings;

  public LiveApiReader(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /**
   * The id of the API that the map owns.
   *
   * @throws InvalidInput if there are several
   */
  public Optional<String> findId() {
    return find().map(RestApi::id);
  }

  /** The API with its routes and its stage. */
  public Optional<LiveApi> read() {
    return find()
        .map(api ->
            new LiveApi(api.id(), LiveFields.of(api), operations(api.id()), stage(api.id())));
  }

  private Optional<RestApi> find() {
    String name = settings.api().name();
    List<RestApi> owned =
        aws.apis().stream().filter(api -> name.equals(api.tags().get(OWNER_TAG))).toList();
    if (owned.size() > 1) {
      throw new InvalidInput(
          "APIs "
              + String.join(" and ", owned.stream().map(RestApi::id).sorted().toList())
              + " both carry the tag "
              + OWNER_TAG
              + " = "
              + name
              + ": delete one, or take the tag off it");
    }
    return owned.stream().findFirst();
  }

  private Map<Operation.Key, SortedMap<String, String>> operations(String apiId) {
    Map<Operation.Key, SortedMap<String, String>> operations = new HashMap<>();
    for (Resource resource : aws.resources(apiId)) {
      resource
          .resourceMethods()
          .forEach((method, facts) ->
              operations.put(new Operation.Key(resource.path(), method), LiveFields.of(facts)));
    }
    return operations;
  }

  private LiveApi.@Nullable Stage stage(String apiId) {
    Optional<GetStageResponse> found = aws.stage(apiId, settings.stage().name());
    if (found.isEmpty()) {
      return null;
    }
    GetStageResponse stage = found.get();
    return new LiveApi.Stage(
        Objects.requireNonNullElse(stage.description(), ""),
        deployed(apiId, stage.deploymentId()),
        canary(stage.canarySettings()));
  }

  private static @Nullable String canary(@Nullable CanarySettings canary) {
    return canary == null || canary.deploymentId() == null
        ? null
        : canary.percentTraffic() + "% to deployment " + canary.deploymentId();
  }

  private String deployed(String apiId, String deploymentId) {
    return aws.deployment(apiId, deploymentId)
        .map(GetDeploymentResponse::description)
        .flatMap(DeploymentDescription::hashIn)
        .orElse(deploymentId);
  }
}
