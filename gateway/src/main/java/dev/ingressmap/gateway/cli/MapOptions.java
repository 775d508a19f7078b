package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.ApiMapping;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.ingress.Manifests;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the ingress map and the settings are. */
final class MapOptions {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "SOURCE",
      description = {
        "Ingress manifests: a file, a folder, or - for standard input. May be repeated.",
        "url and destroy go by the API's name and read none."
      })
  private List<String> sources = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings; without it gateway.yaml in the working folder, if there is one.")
  private @Nullable Path config;

  Settings settings() {
    if (config != null && config.toString().isBlank()) {
      throw new InvalidInput("--config \"" + config + "\": names no file");
    }
    return config == null ? SettingsFile.ofWorkingFolder() : SettingsFile.read(config);
  }

  DesiredApi desired(Settings settings) {
    if (sources.isEmpty()) {
      throw new InvalidInput(
          "no manifests: name a file or a folder with -f, or pipe them in with -f -");
    }
    return ApiMapping.map(Manifests.read(sources, () -> System.in), settings);
  }
}
