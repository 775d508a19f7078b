package dev.ingressmap.localstage.execute;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;

/** {@code HTTP}: the backend gets and gives only what the mappings name, and the body. */
final class HttpIntegration implements Integrator {

  private final BackendClient backends;

  HttpIntegration(BackendClient backends) {
    this.backends = backends;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Invocation call) {
    Payload body = RequestBody.of(call);
    BackendCall request = BackendCall.of(call, HttpFields.build(), "", body);
    return backends.send(request).thenApply(answer -> IntegrationResponses.answer(call, answer));
  }
}
