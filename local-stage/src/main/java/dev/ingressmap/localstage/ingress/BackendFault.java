package dev.ingressmap.localstage.ingress;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What goes wrong with one request.
 *
 * @param millis for which it waits first; 0 if it does not
 * @param status that it gets without its Service being called; 0 if it is passed on
 */
record BackendFault(int millis, int status) {

  static final BackendFault NONE = new BackendFault(0, 0);

  /**
   * Lets it happen, without a thread that waits.
   *
   * @param onward passes the request on
   */
  void meet(Request request, Response response, Callback callback, Target target, Runnable onward) {
    Runnable next = status == 0 ? onward : () -> refuse(response, callback, target);
    if (millis == 0) {
      next.run();
      return;
    }
    Components server = request.getComponents();
    // The scheduler's one thread is for all requests, so it leaves the work to another one.
    var _ =
        server
            .getScheduler()
            .schedule(
                () -> {
                  try {
                    server.getExecutor().execute(() -> run(next, request, response, callback));
                  } catch (RejectedExecutionException e) {
                    callback.failed(e);
                  }
                },
                millis,
                TimeUnit.MILLISECONDS);
  }

  private void refuse(Response response, Callback callback, Target target) {
    new Refusal(response, callback)
        .write(
            status,
            "%s answers %d: a fault that is set at %s"
                .formatted(target.describe(), status, BackendFaultsEndpoint.PATH));
  }

  private static void run(Runnable next, Request request, Response response, Callback callback) {
    try {
      next.run();
    } catch (RuntimeException e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
