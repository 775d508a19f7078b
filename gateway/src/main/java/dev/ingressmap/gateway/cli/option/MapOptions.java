package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.gateway.source.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the ingress map and the settings are. */
public final class MapOptions {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "SOURCE",
      description = {
        "Ingress manifests: a file, a folder, or - for standard input. May be repeated.",
        "plan, apply and verify need them, or a cluster; status compares with them if given; the"
            + " others find the API by its name and read none."
      })
  private List<String> sources = List.of();

  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private IngressOptions ingresses = new IngressOptions();

  @Option(
      names = "--strict",
      negatable = true,
      description = {
        "Fail if an Ingress cannot be served, instead of holding it back, so that its live routes",
        "stay as they are and everybody else's change (default: yes with -f, no with a cluster)."
      })
  private @Nullable Boolean strict;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings; without it, gateway.yaml in the working folder, if there is one.")
  private @Nullable Path config;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "The stage, if the settings have several.")
  private @Nullable String stage;

  public Settings settings() {
    checkConfig();
    return ingresses.in(
        config == null ? SettingsFile.ofWorkingFolder(stage) : SettingsFile.read(config, stage));
  }

  /** The settings of each stage in the file. */
  public List<Settings> stages() {
    checkConfig();
    return config == null ? SettingsFile.stagesOfWorkingFolder() : SettingsFile.stages(config);
  }

  /** The chosen stage; null if none was chosen. */
  public @Nullable String stage() {
    return stage;
  }

  private void checkConfig() {
    if (config != null && config.toString().isBlank()) {
      throw new InvalidInput("--config \"" + config + "\": names no file");
    }
  }

  /** Throws {@link InvalidInput} for options that contradict each other. */
  public void check() {
    cluster.check(!sources.isEmpty());
  }

  /** Whether there is a map to read. */
  public boolean given() {
    return cluster.given() || !sources.isEmpty();
  }

  /** Whether nothing may be held back. */
  public boolean isStrict() {
    return strict == null ? !cluster.given() : strict;
  }

  /**
   * Reads the map.
   *
   * @param progress gets a line about what was read from which cluster
   */
  public IngressMap read(Settings settings, Environment environment, Consumer<String> progress) {
    IngressMap map = readAll(settings, environment, progress);
    if (!map.leftOut().isEmpty()) {
      progress.accept("Left out: " + map.leftOut() + ".");
    }
    return map;
  }

  private IngressMap readAll(
      Settings settings, Environment environment, Consumer<String> progress) {
    if (cluster.given()) {
      ClusterMap read = ClusterMap.read(cluster.source(), environment, settings);
      int count = read.map().objects().size();
      progress.accept(
          count + (count == 1 ? " Ingress" : " Ingresses") + " of " + read.cluster() + ".");
      return read.map();
    }
    if (sources.isEmpty()) {
      throw new InvalidInput(
          "no manifests: name a file or a folder with -f, pipe them in with -f -, or read a"
              + " cluster with --from-cluster");
    }
    return Manifests.read(sources, () -> System.in, settings.ingresses());
  }
}
