package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An API in its file.
 *
 * @param deployments their ids; each has a file of its own, which never grows
 */
record StoredApi(
    long place,
    ApiDefinition definition,
    Documentation documentation,
    List<String> deployments,
    Map<String, Stage> stages)
    implements Placed {

  StoredApi {
    deployments = List.copyOf(deployments);
    stages = Copies.map(stages);
  }

  static StoredApi of(long place, HostedApi api) {
    return new StoredApi(
        place,
        api.definition(),
        api.documentation(),
        List.copyOf(api.deployments().keySet()),
        api.stages());
  }

  /** The key of a deployment's file. An id of an API has no dots. */
  static String key(String api, String deployment) {
    return api + "." + deployment;
  }

  /**
   * The API, with the quotas of this start.
   *
   * @param known all deployments, by key
   * @throws IllegalArgumentException if one is not there
   */
  HostedApi hosted(Map<String, Deployment> known, Quotas quotas) {
    Map<String, Deployment> own = new LinkedHashMap<>();
    for (String id : deployments) {
      Deployment deployment = known.get(key(definition.api().id(), id));
      if (deployment == null) {
        throw new IllegalArgumentException("there is no file of its deployment " + id);
      }
      own.put(id, deployment);
    }
    // A stage checks that it has its deployment and its version of the documentation.
    HostedApi api = new HostedApi(definition.with(quotas), documentation, own, Map.of());
    for (Stage stage : stages.values()) {
      api = api.with(stage);
    }
    return api;
  }
}
