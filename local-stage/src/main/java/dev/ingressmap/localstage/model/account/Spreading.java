package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes visible to the callers of stages, at once or, as on AWS, after a delay. Callers
 * never block. They see the changes of one resource in order.
 */
public final class Spreading {

  private static final ScopedValue<Duration> DELAY = ScopedValue.newInstance();

  private final LongSupplier clock;
  private final AtomicReference<State> state =
      new AtomicReference<>(new State(Served.NOTHING, List.of()));

  /**
   * Starts without any pending changes.
   *
   * @param clock in nanoseconds from any origin, and it never jumps
   */
  Spreading(LongSupplier clock) {
    this.clock = clock;
  }

  /** Makes changes that callers of stages see only after a delay. */
  public static <T> T after(Duration delay, Supplier<T> changes) {
    return ScopedValue.where(DELAY, delay).call(changes::get);
  }

  Served served() {
    State seen = state.get();
    return seen.coming.isEmpty()
        ? seen.served
        : state.updateAndGet(now -> now.at(clock.getAsLong())).served;
  }

  /** Publishes a changed or deleted API. */
  void api(String id, @Nullable HostedApi api) {
    spread("API " + id, now -> now.withApi(id, api));
  }

  /** Publishes a changed or deleted domain. */
  void domain(String name, @Nullable HostedDomain domain) {
    spread("domain " + name, now -> now.withDomain(name, domain));
  }

  /** Publishes a changed or deleted usage plan. */
  void usagePlan(String id, @Nullable UsagePlan plan) {
    spread("usage plan " + id, now -> now.withUsagePlan(id, plan));
  }

  private void spread(String thing, UnaryOperator<Served> change) {
    long now = clock.getAsLong();
    Coming coming = new Coming(thing, now + DELAY.orElse(Duration.ZERO).toNanos(), change);
    var _ = state.updateAndGet(old -> old.with(coming).at(now));
  }

  /** A change that callers see from a time on. */
  private record Coming(String thing, long time, UnaryOperator<Served> change) {

    /** This change, not earlier than a previous change of the same resource. */
    Coming after(Coming other) {
      return other.thing.equals(thing) && other.time - time > 0
          ? new Coming(thing, other.time, change)
          : this;
    }
  }

  /**
   * What callers see.
   *
   * @param coming changes that they do not see yet, in the order in which they were made
   */
  private record State(Served served, List<Coming> coming) {

    State with(Coming change) {
      Coming last = change;
      for (Coming before : coming) {
        last = last.after(before);
      }
      List<Coming> all = new ArrayList<>(coming);
      all.add(last);
      return new State(served, all);
    }

    State at(long time) {
      Served seen = served;
      List<Coming> later = new ArrayList<>();
      for (Coming change : coming) {
        if (change.time - time > 0) {
          later.add(change);
        } else {
          seen = change.change.apply(seen);
        }
      }
      return new State(seen, later);
    }
  }
}
