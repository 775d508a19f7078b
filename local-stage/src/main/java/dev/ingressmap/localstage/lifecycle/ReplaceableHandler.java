package dev.ingressmap.localstage.lifecycle;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A handler that begins anew on request. Requests that are in progress then are still answered by
 * the one that began with them.
 */
public final class ReplaceableHandler extends Handler.Abstract.NonBlocking {

  /** Longer than API Gateway lets any call take. */
  private static final int PATIENCE_SECONDS = 60;

  private final Function<Runnable, Handler> fresh;
  private final AtomicReference<@Nullable GracefulHandler> current = new AtomicReference<>();

  /**
   * A handler that other handlers do the work of.
   *
   * @param fresh makes one without any state, which does not block; it gets what replaces it
   */
  public ReplaceableHandler(Function<Runnable, Handler> fresh) {
    this.fresh = fresh;
  }

  @Override
  protected void doStart() throws Exception {
    current.set(started());
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    LifeCycle.stop(current.getAndSet(null));
  }

  /** Forgets everything. */
  private void replace() {
    GracefulHandler old = current.getAndSet(started());
    if (old != null) {
      var _ =
          old.shutdown()
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .whenCompleteAsync((ended, failure) -> LifeCycle.stop(old));
    }
  }

  private GracefulHandler started() {
    GracefulHandler handler = new GracefulHandler(fresh.apply(this::replace));
    handler.setServer(getServer());
    LifeCycle.start(handler);
    return handler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    GracefulHandler handler = current.get();
    return handler != null && handler.handle(request, response, callback);
  }
}
