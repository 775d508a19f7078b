package dev.ingressmap.localstage.traffic;

import dev.ingressmap.localstage.execute.CallListener;
import dev.ingressmap.localstage.execute.EndedCall;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.model.api.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts all calls. It keeps them with their stories while somebody watches, and for a while after
 * that.
 */
public final class Traffic implements CallListener {

  /** A page that is loaded again does not miss anything. */
  private static final long PATIENCE = Duration.ofSeconds(15).toNanos();

  private static final int MAX_TRACES = 2_000;

  /** Of one trace: a client may use the same for all of its calls. */
  private static final int MAX_HOPS = 16;

  /** How late this may hear of the end of a call. */
  private static final Duration LATE = Duration.ofMillis(50);

  private final LongSupplier nanoTime;
  private final Counters<RouteId> routes = new Counters<>();
  private final Counters<String> services = new Counters<>();
  private final KeptCalls calls = new KeptCalls();
  private final Map<String, Deque<Passed>> hops =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Passed>> eldest) {
          return size() > MAX_TRACES;
        }
      };

  private final Budget budget;
  private final AtomicInteger watching = new AtomicInteger();

  /** The number of those that try a call, and will look at that. */
  private final AtomicInteger trying = new AtomicInteger();

  private final AtomicLong watchedUntil;

  /**
   * Traffic of which nothing is known.
   *
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public Traffic(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.budget = new Budget(nanoTime);
    this.watchedUntil = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  public Detail detail() {
    return isWatched() && (trying.get() > 0 || budget.take()) ? Detail.STORY : Detail.END;
  }

  @Override
  public void ended(EndedCall ended) {
    RouteId route = routeOf(ended.call());
    routes.count(route, ended.status(), isStop(ended.call()), ended.nanos());
    if (isTold(ended.call())) {
      calls.add(seq -> KeptCall.of(seq, ended, route));
    } else {
      calls.skip();
    }
  }

  /** Whether a call was chosen at its arrival; one that reached no stage is chosen now. */
  private boolean isTold(@Nullable Call call) {
    return call == null ? detail() == Detail.STORY : call.log().story() != null;
  }

  private static boolean isStop(@Nullable Call call) {
    return call == null || !call.isPassedOn();
  }

  private static RouteId routeOf(@Nullable Call call) {
    if (call == null) {
      return RouteId.NO_STAGE;
    }
    Method method = call.method();
    if (method == null) {
      return new RouteId(call.apiId(), call.stageName(), "", "", call.isCanary());
    }
    RouteMatch match = call.match();
    return new RouteId(
        call.apiId(),
        call.stageName(),
        method.httpMethod(),
        match.resource().path(),
        call.isCanary());
  }

  /** Counts a request that the ingress has answered. */
  public void passed(Hop hop) {
    services.count(hop.service(), hop.status(), hop.address() == null, hop.nanos());
    if (isWatched() && !hop.traceId().isEmpty()) {
      synchronized (hops) {
        Deque<Passed> ofTrace = hops.computeIfAbsent(hop.traceId(), trace -> new ArrayDeque<>());
        ofTrace.addFirst(new Passed(hop, Instant.now()));
        if (ofTrace.size() > MAX_HOPS) {
          ofTrace.removeLast();
        }
      }
    }
  }

  /** Whether calls are kept. */
  public boolean isWatched() {
    return watching.get() > 0 || nanoTime.getAsLong() - watchedUntil.get() < 0;
  }

  /** Somebody begins to watch, until {@link Watch#close}. */
  public Watch watch() {
    watching.incrementAndGet();
    return new Watch(watching);
  }

  /**
   * Somebody makes a call that is told however many others there are, until {@link Watch#close}.
   */
  public Watch tryCall() {
    looked();
    trying.incrementAndGet();
    return new Watch(trying);
  }

  /** Somebody has looked, and may look again soon. */
  public void looked() {
    watchedUntil.set(nanoTime.getAsLong() + PATIENCE);
  }

  /** What passed through each route since this was asked before. */
  public Map<RouteId, Rate> routeRates() {
    return routes.rates();
  }

  /** What each service of the ingress answered since this was asked before. */
  public Map<String, Rate> serviceRates() {
    return services.rates();
  }

  /** The number of calls of each route since the beginning. */
  public Map<RouteId, Long> totals() {
    return routes.totals();
  }

  /** What the ingress did for a call, if it had to do with it. */
  public Optional<Hop> hop(KeptCall call) {
    synchronized (hops) {
      return hops.getOrDefault(call.traceId(), new ArrayDeque<>()).stream()
          .filter(passed -> passed.isDuring(call))
          .map(Passed::hop)
          .findFirst();
    }
  }

  /** The kept calls after a number, the oldest first. */
  public List<KeptCall> after(long seq) {
    return calls.after(seq);
  }

  /** The kept call with a request id, if there is one. */
  public Optional<KeptCall> find(String id) {
    return calls.find(id);
  }

  /** Waits until a call has ended whose answer is there. */
  public void await(String id) {
    calls.await(id, Duration.ofSeconds(2));
  }

  /** The kept calls that a filter lets through, the newest first. */
  public List<KeptCall> only(Predicate<KeptCall> filter, int limit) {
    return calls.all().stream().filter(filter).limit(limit).toList();
  }

  /** The number of the last call that was kept. */
  public long last() {
    return calls.last();
  }

  /** How many calls are kept at most. */
  public static int most() {
    return KeptCalls.MOST;
  }

  /** Forgets the kept calls. */
  public void forget() {
    calls.clear();
    synchronized (hops) {
      hops.clear();
    }
  }

  /** A hop that ended at a time. */
  private record Passed(Hop hop, Instant at) {

    /** Whether it began while the call was under way. */
    boolean isDuring(KeptCall call) {
      Instant began = at.minusNanos(hop.nanos());
      Instant arrived = call.at().minusNanos(call.nanos()).minus(LATE);
      return !began.isBefore(arrived) && !began.isAfter(call.at());
    }
  }

  /** Somebody that watches. */
  public final class Watch implements AutoCloseable {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger counted;

    private Watch(AtomicInteger counted) {
      this.counted = counted;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        looked();
        counted.decrementAndGet();
      }
    }
  }
}
