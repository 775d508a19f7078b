package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.backend.BackendCall;
import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * {@code HTTP_PROXY}: request and response pass unchanged, except for headers of the connection.
 */
final class HttpProxyIntegration implements Integrator {

  private final BackendClient backends;

  HttpProxyIntegration(BackendClient backends) {
    this.backends = backends;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    HttpFields.Mutable headers = Headers.passedToBackend(call.headers());
    Forwarded.add(headers, call.request());
    String query = Objects.requireNonNullElse(call.request().query(), "");
    BackendCall request = BackendCall.of(call, headers, query, ContentConversion.ofRequest(call));
    return call.integration().streams()
        ? backends.stream(request, call.log())
            .thenApply(answer ->
                ClientAnswer.streamed(
                    answer.status(), Headers.passedToClient(answer.headers()), answer.body()))
        : backends.send(request, call.log()).thenApply(answer -> answer(call, answer));
  }

  private static ClientAnswer answer(Call call, BackendAnswer answer) {
    HttpFields.Mutable headers = Headers.passedToClient(answer.headers());
    Payload body = ContentConversion.ofProxiedResponse(call, answer);
    if (!body.isEmpty() && !headers.contains(HttpHeader.CONTENT_TYPE)) {
      headers.put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
    }
    return new ClientAnswer(answer.status(), headers, body);
  }
}
