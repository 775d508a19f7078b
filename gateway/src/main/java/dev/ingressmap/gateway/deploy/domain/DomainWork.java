package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state that the steps on domains share, with what one creates and the next ones need. */
final class DomainWork {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;
  private @Nullable LiveDomain created;

  DomainWork(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  void perform(List<DomainStep> steps) {
    for (DomainStep step : steps) {
      progress.accept(step.text(this));
      step.perform(this);
    }
  }

  ApiGateway aws() {
    return aws;
  }

  Settings settings() {
    return settings;
  }

  String stage() {
    return settings.stage().name();
  }

  void created(LiveDomain domain) {
    created = domain;
  }

  /** The domain that an earlier step created. */
  LiveDomain created() {
    return Objects.requireNonNull(created, "no domain was created");
  }
}
