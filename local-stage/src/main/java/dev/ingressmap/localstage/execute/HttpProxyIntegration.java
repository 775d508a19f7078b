package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.Integration;
import dev.ingressmap.localstage.restapi.RestApi;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** {@code HTTP_PROXY}: request and answer pass as they are, but for headers of the connection. */
final class HttpProxyIntegration implements Integrator {

  private final BackendClient backends;

  HttpProxyIntegration(BackendClient backends) {
    this.backends = backends;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Invocation call) {
    return backends.send(request(call)).thenApply(answer -> answer(call, answer));
  }

  private static BackendCall request(Invocation call) {
    Integration integration = call.integration();
    RequestParameters parameters = RequestParameters.of(call);
    String query = Objects.requireNonNullElse(call.request().getHttpURI().getQuery(), "");
    HttpFields.Mutable headers = Headers.toBackend(call.headers());
    parameters.headers().forEach(headers::put);
    Payload body =
        call.body()
            .converted(
                call.headers().get(HttpHeader.CONTENT_TYPE),
                call.definition().api().binaryMediaTypes(),
                integration.contentHandling());
    return HttpIntegration.call(
        call, parameters, headers, body, uri -> uri.withQuery(query).withQuery(parameters.query()));
  }

  private static ClientAnswer answer(Invocation call, BackendAnswer answer) {
    RestApi api = call.definition().api();
    List<String> binary = api.binaryMediaTypes();
    Payload body = answer.body().converted(call.headers().get(HttpHeader.ACCEPT), binary, null);
    return new ClientAnswer(answer.status(), Headers.toClient(answer.headers()), body);
  }
}
