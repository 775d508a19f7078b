package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Stage.AccessLog;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A setting that a stage has once. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
public enum StageSetting implements StageValue {
  DESCRIPTION(
      "description",
      live -> Objects.requireNonNullElse(live.description(), ""),
      Stage::description),
  TRACING(
      "tracingEnabled", live -> flag(live.tracingEnabled()), desired -> flag(desired.tracing())),
  CACHE_CLUSTER(
      "cacheClusterEnabled",
      live -> flag(live.cacheClusterEnabled()),
      desired -> flag(desired.cacheSize() != null)),
  /** AWS forgets the size of a cache cluster that is switched off. */
  CACHE_SIZE(
      "cacheClusterSize",
      live -> Boolean.TRUE.equals(live.cacheClusterEnabled()) ? live.cacheClusterSize() : null,
      Stage::cacheSize),
  LOG_DESTINATION(
      "accessLogSettings.destinationArn",
      live ->
          live.accessLogSettings() == null
              ? null
              : filled(live.accessLogSettings().destinationArn()),
      desired -> destination(desired.accessLog())),
  LOG_FORMAT(
      "accessLogSettings.format",
      live -> live.accessLogSettings() == null ? null : filled(live.accessLogSettings().format()),
      desired -> desired.accessLog() == null ? null : desired.accessLog().format()),
  CLIENT_CERTIFICATE(
      "clientCertificateId", live -> filled(live.clientCertificateId()), Stage::clientCertificate);

  private final String text;
  private final Function<software.amazon.awssdk.services.apigateway.model.Stage, @Nullable String>
      live;
  private final Function<Stage, @Nullable String> desired;

  StageSetting(
      String text,
      Function<software.amazon.awssdk.services.apigateway.model.Stage, @Nullable String> live,
      Function<Stage, @Nullable String> desired) {
    this.text = text;
    this.live = live;
    this.desired = desired;
  }

  @Override
  public String text() {
    return text;
  }

  @Nullable String of(software.amazon.awssdk.services.apigateway.model.Stage stage) {
    return live.apply(stage);
  }

  @Nullable String of(Stage stage) {
    return desired.apply(stage);
  }

  /** Its path in a patch of a stage. */
  String path() {
    return "/" + text.replace('.', '/');
  }

  /** Whether a new stage gets it by a patch, since the call that makes it cannot give it. */
  public boolean isSetLater() {
    return isOfTheAccessLog() || this == CLIENT_CERTIFICATE;
  }

  boolean isOfTheAccessLog() {
    return this == LOG_DESTINATION || this == LOG_FORMAT;
  }

  /** AWS takes the ARN of a log group with and without its ending, and gives it without. */
  private static @Nullable String destination(@Nullable AccessLog log) {
    return log == null ? null : log.destination().replaceFirst(":\\*$", "");
  }

  private static @Nullable String filled(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static String flag(@Nullable Boolean value) {
    return String.valueOf(Objects.requireNonNullElse(value, false));
  }
}
