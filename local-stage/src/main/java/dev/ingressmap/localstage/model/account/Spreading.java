package dev.ingressmap.localstage.model.account;

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
 * Takes what changes to the callers of stages: at once, or after a time as on AWS. They never wait;
 * of one thing, the changes come to them in their order.
 */
public final class Spreading {

  private static final ScopedValue<Duration> DELAY = ScopedValue.newInstance();

  private final LongSupplier clock;
  private final AtomicReference<State> state =
      new AtomicReference<>(new State(Served.NOTHING, List.of()));

  /**
   * Changes that nobody has seen yet.
   *
   * @param clock in nanoseconds from anywhere, which never jumps
   */
  Spreading(LongSupplier clock) {
    this.clock = clock;
  }

  /** Makes changes that callers of stages see only after a time. */
  public static <T> T after(Duration delay, Supplier<T> changes) {
    return ScopedValue.where(DELAY, delay).call(changes::get);
  }

  Served served() {
    State seen = state.get();
    return seen.coming.isEmpty()
        ? seen.served
        : state.updateAndGet(now -> now.at(clock.getAsLong())).served;
  }

  /** An API is another one now, or is gone. */
  void api(String id, @Nullable HostedApi api) {
    spread("API " + id, now -> now.withApi(id, api));
  }

  /** A domain is another one now, or is gone. */
  void domain(String name, @Nullable HostedDomain domain) {
    spread("domain " + name, now -> now.withDomain(name, domain));
  }

  /** A usage plan is another one now, or is gone. */
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

    /** The same, not before an earlier change of the thing. */
    Coming after(Coming other) {
      return other.thing.equals(thing) && other.time - time > 0
          ? new Coming(thing, other.time, change)
          : this;
    }
  }

  /**
   * What callers see.
   *
   * @param coming what they do not see yet, in the order in which it was changed
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
