package dev.ingressmap.localstage.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is around the API Gateway of this process: it is not known to the API Gateway itself. */
public interface Surroundings {

  /** Nothing: an API Gateway without manifests. */
  Surroundings NONE =
      new Surroundings() {

        @Override
        public String owner(String apiId, String stage, String method, String path) {
          return "";
        }

        @Override
        public Optional<Service> service(String host, String path) {
          return Optional.empty();
        }

        @Override
        public List<Service> services() {
          return List.of();
        }

        @Override
        public @Nullable URI ingress() {
          return null;
        }

        @Override
        public List<Drift> drift() {
          return List.of();
        }
      };

  /** The owner of a route: {@code namespace/name} or {@code gateway.yaml}; empty if nobody is. */
  String owner(String apiId, String stage, String method, String path);

  /** The service to which the ingress passes a request; empty if the ingress does not get it. */
  Optional<Service> service(String host, String path);

  /** All services to which the ingress may pass requests. */
  List<Service> services();

  /** Where the ingress answers; null if there is none. */
  @Nullable URI ingress();

  /** What live differs from the manifests. This takes its time. */
  List<Drift> drift();

  /**
   * A service of the ingress.
   *
   * @param name such as {@code shop/orders:80}
   * @param address of the process behind it; null if there is none
   */
  record Service(String name, @Nullable URI address) {}

  /**
   * A difference between the map and what is live.
   *
   * @param route such as {@code GET /a}; empty if it is of the whole stage
   */
  record Drift(String api, String stage, String route, String change) {}
}
