package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import java.net.URI;
import java.util.Optional;

/**
 * A deployed stage of the API.
 *
 * @param invokeUrl where it answers
 */
public record DeployedStage(DesiredApi desired, URI invokeUrl) {

  String name() {
    return desired.settings().stage().name();
  }

  /** The first route that can be called with no further knowledge, if there is one. */
  Optional<URI> firstRoute() {
    return desired.operations().values().stream()
        .filter(DeployedStage::isOpen)
        .map(Operation::key)
        .filter(key -> !key.path().contains("{"))
        .filter(key -> key.method().equals("GET") || key.method().equals("ANY"))
        .map(Operation.Key::path)
        .findFirst()
        .map(path -> URI.create(invokeUrl + path));
  }

  private static boolean isOpen(Operation operation) {
    return operation.integration().type() != Integration.Type.MOCK && operation.security().isOpen();
  }
}
