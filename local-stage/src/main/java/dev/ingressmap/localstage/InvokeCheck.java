package dev.ingressmap.localstage;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/** Calls a route of the deployed stage as a client would. */
final class InvokeCheck {

  private static final int TIMEOUT_SECONDS = 30;

  private InvokeCheck() {}

  /**
   * Describes the result of the call in a few words.
   *
   * @param url its host is on this machine, although the machine's resolver may not know it
   */
  static String get(URI url) {
    HttpClient client = new HttpClient();
    client.setFollowRedirects(false);
    LifeCycle.start(client);
    try {
      ContentResponse response =
          client
              .newRequest("127.0.0.1", url.getPort())
              .path(url.getRawPath())
              .headers(headers -> headers.put(HttpHeader.HOST, url.getRawAuthority()))
              .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .send();
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
