package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.api.Plan;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of an apply, which its steps share: what one step creates and the next ones need. */
final class ApiWork {

  private final ApiGateway aws;
  private final Plan plan;
  private final @Nullable String commit;
  private final Consumer<String> progress;
  private @Nullable String apiId;
  private @Nullable String written;
  private @Nullable String deployment;

  /**
   * The work on a plan.
   *
   * @param commit the commit of the map, which the deployment records; null if it is unknown
   * @param progress gets a line for each step
   */
  ApiWork(ApiGateway aws, Plan plan, @Nullable String commit, Consumer<String> progress) {
    this.aws = aws;
    this.plan = plan;
    this.commit = commit;
    this.progress = progress;
    this.apiId = plan.apiId();
  }

  /**
   * Performs the steps of the plan, and returns the id of the API; null if another run's API stays.
   */
  @Nullable String perform() {
    for (ApiStep step : ApiStep.of(plan)) {
      tell(step.text(this));
      step.perform(this);
      if (apiId == null) {
        return null;
      }
    }
    return apiId;
  }

  ApiGateway aws() {
    return aws;
  }

  Plan plan() {
    return plan;
  }

  String stage() {
    return plan.desired().settings().stage().name();
  }

  @Nullable String commit() {
    return commit;
  }

  void tell(String line) {
    progress.accept(line);
  }

  /** The id of the API, which exists. */
  String apiId() {
    return Objects.requireNonNull(apiId, "the API does not exist yet");
  }

  void created(@Nullable String id) {
    apiId = id;
  }

  /** The version of the API after the last write. */
  String written() {
    return Objects.requireNonNull(written, "nothing was written");
  }

  void written(String version) {
    written = version;
  }

  /** The deployment that the stage has yet to be pointed at, null for none. */
  @Nullable String deployment() {
    return deployment;
  }

  void deployed(@Nullable String id) {
    deployment = id;
  }
}
