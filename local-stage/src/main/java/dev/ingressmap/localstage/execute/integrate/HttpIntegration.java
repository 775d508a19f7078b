package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendCall;
import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.program.Programs;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;

/** {@code HTTP}: only the mapped values and the body pass to and from the backend. */
final class HttpIntegration implements Integrator {

  private final BackendClient backends;
  private final Programs programs;

  HttpIntegration(BackendClient backends, Programs programs) {
    this.backends = backends;
    this.programs = programs;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    Payload body = RequestBody.of(call);
    BackendCall request = BackendCall.of(call, HttpFields.build(), "", body);
    return backends
        .send(request, call.log())
        .thenCompose(
            answer -> programs.run(call.apiId(), () -> IntegrationResponses.answer(call, answer)));
  }
}
