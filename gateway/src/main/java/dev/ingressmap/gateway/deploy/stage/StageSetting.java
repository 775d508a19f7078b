package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Stage.AccessLog;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A setting that a stage has only once. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
public enum StageSetting implements StageValue {
  DESCRIPTION("description", dev.ingressmap.gateway.aws.api.Stage::description, Stage::description),
  TRACING("tracingEnabled", live -> flag(live.tracing()), desired -> flag(desired.tracing())),
  CACHE_CLUSTER(
      "cacheClusterEnabled",
      live -> flag(live.cached()),
      desired -> flag(desired.cacheSize() != null)),
  /** AWS does not keep the size of a cache cluster that is switched off. */
  CACHE_SIZE("cacheClusterSize", dev.ingressmap.gateway.aws.api.Stage::cacheSize, Stage::cacheSize),
  LOG_DESTINATION(
      "accessLogSettings.destinationArn",
      live -> filled(live.logDestination()),
      desired -> destination(desired.accessLog())),
  LOG_FORMAT(
      "accessLogSettings.format",
      live -> filled(live.logFormat()),
      desired -> desired.accessLog() == null ? null : desired.accessLog().format()),
  CLIENT_CERTIFICATE(
      "clientCertificateId", live -> filled(live.clientCertificate()), Stage::clientCertificate);

  private final String text;
  private final Function<dev.ingressmap.gateway.aws.api.Stage, @Nullable String> live;
  private final Function<Stage, @Nullable String> desired;

  StageSetting(
      String text,
      Function<dev.ingressmap.gateway.aws.api.Stage, @Nullable String> live,
      Function<Stage, @Nullable String> desired) {
    this.text = text;
    this.live = live;
    this.desired = desired;
  }

  @Override
  public String text() {
    return text;
  }

  @Nullable String of(dev.ingressmap.gateway.aws.api.Stage stage) {
    return live.apply(stage);
  }

  @Nullable String of(Stage stage) {
    return desired.apply(stage);
  }

  /** The path of the setting in a patch of a stage. */
  String path() {
    return "/" + text.replace('.', '/');
  }

  /** Whether a new stage gets it by a patch: the call that creates the stage cannot set it. */
  public boolean isSetLater() {
    return isOfTheAccessLog() || this == CLIENT_CERTIFICATE;
  }

  boolean isOfTheAccessLog() {
    return this == LOG_DESTINATION || this == LOG_FORMAT;
  }

  /** AWS accepts the ARN of a log group with or without its suffix, and returns it without. */
  private static @Nullable String destination(@Nullable AccessLog log) {
    return log == null ? null : log.destination().replaceFirst(":\\*$", "");
  }

  private static @Nullable String filled(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static String flag(boolean value) {
    return String.valueOf(value);
  }
}
