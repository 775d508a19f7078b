package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.template.JsonDocument;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;

/** {@code MOCK}: the request template says which integration response answers. */
final class MockIntegration implements Integrator {

  @Override
  public CompletableFuture<ClientAnswer> answer(Invocation call) {
    Optional<String> template = RequestBody.template(call);
    String status =
        template
            .map(text -> Templates.render(text, call, call.body()))
            .map(rendered -> JsonDocument.find(rendered.text(), "$.statusCode"))
            .filter(code -> code.matches("[1-5][0-9]{2}"))
            .orElseThrow(() ->
                new GatewayFailure(
                    GatewayResponse.API_CONFIGURATION_ERROR,
                    "the request template of the mock gives no statusCode"));
    return CompletableFuture.completedFuture(
        IntegrationResponses.answer(call, status, HttpFields.EMPTY, Payload.EMPTY));
  }
}
