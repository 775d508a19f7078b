package dev.ingressmap.localstage.restapi;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what changes to the callers of stages. They never wait; of one thing, the changes come to
 * them in their order.
 */
final class Spreading {

  private final AtomicReference<Served> served = new AtomicReference<>(Served.NOTHING);

  Served served() {
    return served.get();
  }

  /** An API is another one now, or is gone. */
  void api(String id, @Nullable HostedApi api) {
    spread(now -> now.withApi(id, api));
  }

  /** A domain is another one now, or is gone. */
  void domain(String name, @Nullable HostedDomain domain) {
    spread(now -> now.withDomain(name, domain));
  }

  /** A usage plan is another one now, or is gone. */
  void usagePlan(String id, @Nullable UsagePlan plan) {
    spread(now -> now.withUsagePlan(id, plan));
  }

  private void spread(UnaryOperator<Served> change) {
    var _ = served.updateAndGet(change);
  }
}
