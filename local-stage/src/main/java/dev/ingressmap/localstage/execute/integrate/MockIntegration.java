package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.template.JsonDocument;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;

/** {@code MOCK}: the request template's output selects the integration response. */
final class MockIntegration implements Integrator {

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    String body = RequestBody.of(call).text();
    if (!(JsonDocument.of(body).read("$.statusCode") instanceof Integer status)) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          "the mock's request template gives no statusCode that is a whole number");
    }
    BackendAnswer answer = new BackendAnswer(status, HttpFields.EMPTY, Payload.EMPTY);
    return CompletableFuture.completedFuture(IntegrationResponses.answer(call, answer));
  }
}
