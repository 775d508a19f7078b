package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.check.SmokeCheck;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The paths that must answer after an apply. */
public final class SmokeOptions {

  @Option(
      names = "--smoke",
      paramLabel = "PATH",
      description =
          "Afterwards call this path of the stage; if it never answers below 400, roll back and"
              + " fail. May be repeated.")
  private List<String> paths = List.of();

  @Option(
      names = "--smoke-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to try each --smoke (default: 60).")
  private int seconds;

  public SmokeCheck check() {
    return new SmokeCheck(paths, Duration.ofSeconds(seconds));
  }
}
