package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.cluster.server.Refusal;
import dev.ingressmap.gateway.route.ObjectKind;
import java.time.Duration;
import java.util.Optional;

/** The leases of a cluster. Of concurrent changes to one lease, only one succeeds. */
public final class Leases {

  static final ObjectKind KIND = new ObjectKind("coordination.k8s.io", "v1", "leases", "Lease");
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final ApiServer server;
  private final Duration patience;

  Leases(ApiServer server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  /**
   * The lease with a name, if it exists.
   *
   * @throws ClusterFailure if the cluster does not return it
   */
  public Optional<Lease> find(String namespace, String name) {
    ObjectScope scope = new ObjectScope(KIND, namespace);
    Answer answer = server.get(scope.path() + "/" + name, patience);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!answer.succeeded() || !answer.body().isObject()) {
      throw Refusal.of(server, "get", scope, answer);
    }
    return Optional.of(new Lease(answer.body()));
  }

  /**
   * Writes a new or changed lease, unless it was changed since it was read.
   *
   * @return the lease as it is now; empty if somebody else was faster
   * @throws ClusterFailure if the cluster does not accept it
   */
  public Optional<Lease> write(Lease lease) {
    boolean create = lease.version().isEmpty();
    ObjectScope scope =
        new ObjectScope(KIND, lease.object().path("metadata").path("namespace").asString(""));
    String name = lease.object().path("metadata").path("name").asString("");
    Answer answer =
        server.send(
            create ? "POST" : "PUT",
            create ? scope.path() : scope.path() + "/" + name,
            "application/json",
            lease.object(),
            patience);
    if (answer.status() == CONFLICT || (answer.status() == NOT_FOUND && !create)) {
      return Optional.empty();
    }
    if (!answer.succeeded() || !answer.body().isObject()) {
      String verb = create ? "create" : "update";
      throw Refusal.of(server, verb, scope, answer);
    }
    return Optional.of(new Lease(answer.body()));
  }
}
