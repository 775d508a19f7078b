package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import java.net.URI;
import java.util.Optional;

/**
 * A deployed stage of the API.
 *
 * @param apis of the map's parts
 * @param invokeUrl where it answers; its host name resolves everywhere
 */
public record DeployedStage(DesiredApi desired, ApiIds apis, URI invokeUrl) {

  /** The API of the map, or of the rest of a split one. */
  public String apiId() {
    return apis.rest();
  }

  String name() {
    return desired.settings().stage().name();
  }

  /** Its URL in AWS's form. Not every client resolves the host name. */
  URI hostUrl() {
    return URI.create(
        "http://%s.execute-api.localhost:%d/%s".formatted(apiId(), invokeUrl.getPort(), name()));
  }

  /** The URL of a path below the stage. */
  URI url(String path) {
    return URI.create(invokeUrl + path);
  }

  /** The path of the first route that can be called with no further knowledge, if there is one. */
  Optional<String> firstRoute() {
    return desired.operations().values().stream()
        .filter(DeployedStage::isOpen)
        .map(Operation::key)
        .filter(key -> !key.path().contains("{"))
        .filter(key -> key.method().equals("GET") || key.method().equals("ANY"))
        .map(Operation.Key::path)
        .findFirst();
  }

  private static boolean isOpen(Operation operation) {
    return operation.integration().type() != Integration.Type.MOCK && operation.security().isOpen();
  }
}
