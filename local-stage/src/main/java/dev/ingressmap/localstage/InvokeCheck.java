package dev.ingressmap.localstage;

import dev.ingressmap.localstage.http.PassingClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.util.component.LifeCycle;

/** Calls a route of the deployed stage as a client would. */
final class InvokeCheck {

  private static final int TIMEOUT_SECONDS = 30;

  private InvokeCheck() {}

  /** Describes the result of the call in a few words. */
  static String get(URI url) {
    PassingClient client = new PassingClient(Duration.ofSeconds(TIMEOUT_SECONDS));
    LifeCycle.start(client);
    try {
      ContentResponse response =
          client.request("GET", url).timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).send();
      String error = response.getHeaders().get("x-amzn-ErrorType");
      return response.getStatus() + (error == null ? "" : " " + response.getContentAsString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (ExecutionException | TimeoutException e) {
      return "no answer: " + e.getMessage();
    } finally {
      LifeCycle.stop(client);
    }
  }
}
