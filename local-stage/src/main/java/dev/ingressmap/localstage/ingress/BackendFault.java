package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.BoundedRequest;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

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
    Runnable next = status == 0 ? onward : () -> refuse(request, response, callback, target);
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

  /** Answers after all of the body has come: a client that still sends may not see the answer. */
  private void refuse(Request request, Response response, Callback callback, Target target) {
    String message =
        "%s answers %d: a fault that is set at %s"
            .formatted(target.describe(), status, BackendFaultsEndpoint.PATH);
    Content.Source.consumeAll(
        new BoundedRequest(request, RoutedRequest.MAX_BODY) {},
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> new Refusal(response, callback).write(status, message),
            failure -> Response.writeError(request, response, callback, failure)));
  }

  private static void run(Runnable next, Request request, Response response, Callback callback) {
    try {
      next.run();
    } catch (RuntimeException e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
