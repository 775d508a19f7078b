package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.CallListener;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.traffic.Hop;
import dev.ingressmap.localstage.traffic.Traffic;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;

/**
 * The console of a process. It goes on over resets, after which it is about other APIs, and ends
 * when it is closed.
 */
public final class LiveConsole implements AutoCloseable {

  private final Traffic traffic = new Traffic(System::nanoTime);
  private final AtomicReference<RestApis> apis = new AtomicReference<>(new RestApis());
  private final AtomicReference<Surroundings> around = new AtomicReference<>(Surroundings.NONE);
  private final StageCaller caller = new StageCaller(traffic);
  private final EventStream events;
  private final ConsoleApi endpoints;

  /**
   * A console without any API.
   *
   * @param version of this program
   */
  public LiveConsole(String version) {
    events = new EventStream(traffic, () -> apis.get().served(), around::get, version);
    endpoints = new ConsoleApi(traffic, apis::get, around::get, events, caller);
  }

  /** Hears of the calls of stages. */
  public CallListener listener() {
    return traffic;
  }

  /** Hears of a request that the ingress has answered. */
  public void passed(Hop hop) {
    traffic.passed(hop);
  }

  /** Shows what is around the API Gateway from now on. */
  public void surround(Surroundings surroundings) {
    around.set(surroundings);
  }

  /** Is about these APIs from now on, and answers its own paths before another handler. */
  public Handler serve(RestApis served, Handler others) {
    apis.set(served);
    return new ConsolePages(endpoints.before(others));
  }

  /** Requests that pages of other sites may link to: they show nothing that is not known. */
  public static Predicate<Request> linked() {
    return ConsolePages::isLinked;
  }

  @Override
  public void close() {
    events.close();
    caller.close();
  }
}
