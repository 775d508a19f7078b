package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Manifests;
import java.util.List;

/**
 * Where the ingress map comes from. Each reading is of the files as they are then.
 *
 * @param manifests a file or a folder
 * @param stages the settings of each stage
 */
record MapSource(String manifests, List<Settings> stages) {

  MapSource {
    stages = List.copyOf(stages);
  }

  /** All Ingresses, as the ingress serves them. */
  IngressMap read() {
    return Manifests.read(List.of(manifests), () -> System.in);
  }

  /** The API as each stage is to have it; of some stages, other Ingresses are not in the map. */
  List<DesiredApi> desired() {
    return stages.stream()
        .map(settings ->
            ApiMapping.map(
                Manifests.read(List.of(manifests), () -> System.in, settings.ingresses()),
                settings))
        .toList();
  }
}
