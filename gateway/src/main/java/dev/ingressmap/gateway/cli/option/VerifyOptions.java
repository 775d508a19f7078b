package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.check.Limits;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The limits of a verification. */
public final class VerifyOptions {

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "2000",
      description = "The most calls to make (default: 2000).")
  private int calls;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most calls to make in a second (default: 20).")
  private int rate;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Stop after this time, and fail if it was too short (default: 300).")
  private int seconds;

  @Option(
      names = "--methods",
      paramLabel = "METHODS",
      split = ",",
      description = {
        "The methods that may be called (default: GET,HEAD,OPTIONS).",
        "A route that has none of them is not tried with its own methods."
      })
  private List<String> methods = Limits.SAFE_METHODS;

  public Limits limits() {
    return new Limits(calls, rate, Duration.ofSeconds(seconds), methods);
  }
}
