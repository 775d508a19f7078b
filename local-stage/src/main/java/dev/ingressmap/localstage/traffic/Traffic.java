package dev.ingressmap.localstage.traffic;

import dev.ingressmap.localstage.execute.CallListener;
import dev.ingressmap.localstage.execute.EndedCall;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.model.api.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts all calls. It keeps them with their stories while somebody watches, and for a while after
 * that.
 */
public final class Traffic implements CallListener {

  private final Counters<RouteId> routes = new Counters<>();
  private final Counters<String> services = new Counters<>();
  private final KeptCalls calls = new KeptCalls();
  private final Hops hops = new Hops();
  private final Attention attention;
  private final Budget budget;

  /** Hops come in the order of their calls, so about those of the calls that are told are kept. */
  private final Budget hopBudget;

  /**
   * Traffic of which nothing is known.
   *
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public Traffic(LongSupplier nanoTime) {
    this.attention = new Attention(nanoTime);
    this.budget = new Budget(nanoTime);
    this.hopBudget = new Budget(nanoTime);
  }

  @Override
  public Detail detail() {
    return attention.isPaid() && (attention.isForEachCall() || budget.take())
        ? Detail.STORY
        : Detail.END;
  }

  @Override
  public void ended(EndedCall ended) {
    RouteId route = routeOf(ended.call());
    routes.count(route, ended.status(), isStop(ended.call()), ended.nanos());
    if (isTold(ended)) {
      calls.add(KeptCall.of(ended, route));
    } else if (attention.isPaid()) {
      calls.skip();
    }
  }

  /**
   * Whether a call was chosen at its arrival. One that reached no stage, or that arrived before
   * anybody watched, is chosen now.
   */
  private boolean isTold(EndedCall ended) {
    Call call = ended.call();
    if (call != null && call.log().story() != null) {
      return true;
    }
    return (call == null || attention.isNewerThan(ended.nanos())) && detail() == Detail.STORY;
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
    if (attention.isPaid() && !hop.traceId().isEmpty() && hopBudget.take()) {
      hops.add(hop);
    }
  }

  /** Who watches: calls are kept while somebody does. */
  public Attention attention() {
    return attention;
  }

  /** What passed through each route since this was asked before. */
  public Map<RouteId, Rate> routeRates() {
    return routes.rates();
  }

  /** What each service of the ingress answered since this was asked before. */
  public Map<String, Rate> serviceRates() {
    return services.rates();
  }

  /** What the ingress did for a call, if it had to do with it. */
  public Optional<Hop> hop(KeptCall call) {
    return hops.of(call);
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
    hops.clear();
  }
}
