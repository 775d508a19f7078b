package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which API of a split map a command is about. */
public final class PartOption {

  private static final String OTHERS = "/";

  @Option(
      names = "--part",
      paramLabel = "SEGMENT",
      description =
          "For a map with api.split: the first segment of the API's paths, or / for the API of"
              + " all other paths.")
  private @Nullable String part;

  /** The settings of the API, which must be named if there are several. */
  public Settings of(Settings settings) {
    SortedSet<String> segments = settings.api().split().segments();
    if (part == null && segments.isEmpty()) {
      return settings;
    }
    String there =
        segments.isEmpty()
            ? "gateway.yaml has no api.split, and map " + settings.api().name() + " has one API"
            : "map "
                + settings.api().name()
                + " has several APIs: name "
                + String.join(", ", segments)
                + ", or / for all other paths";
    if (part == null) {
      throw new InvalidInput("--part: " + there);
    }
    if (segments.isEmpty() || (!part.equals(OTHERS) && !segments.contains(part))) {
      throw new InvalidInput("--part " + part + ": " + there);
    }
    return settings.of(part.equals(OTHERS) ? Split.REST : part);
  }
}
