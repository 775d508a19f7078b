package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.Integration;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** {@code HTTP}: the backend gets and gives only what the mappings name, and the body. */
final class HttpIntegration implements Integrator {

  private static final Set<String> WITHOUT_CONTENT_TYPE = Set.of("GET", "HEAD", "OPTIONS");

  private final BackendClient backends;

  HttpIntegration(BackendClient backends) {
    this.backends = backends;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Invocation call) {
    BackendCall request = request(call);
    return backends
        .send(request)
        .thenApply(answer ->
            IntegrationResponses.answer(
                call, Integer.toString(answer.status()), answer.headers(), answer.body()));
  }

  private static BackendCall request(Invocation call) {
    RequestParameters parameters = RequestParameters.of(call);
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.ACCEPT, "application/json");
    headers.put(HttpHeader.USER_AGENT, "AmazonAPIGateway_" + call.definition().api().id());
    String contentType = call.headers().get(HttpHeader.CONTENT_TYPE);
    if (contentType != null && !WITHOUT_CONTENT_TYPE.contains(call.request().getMethod())) {
      headers.put(HttpHeader.CONTENT_TYPE, contentType);
    }
    parameters.headers().forEach(headers::put);
    headers.put("x-amzn-apigateway-api-id", call.definition().api().id());
    headers.put(CallIds.TRACE_HEADER, call.ids().traceId());
    Payload body = RequestBody.of(call);
    return call(call, parameters, headers, body, uri -> uri.withQuery(parameters.query()));
  }

  /** The request to the backend, as far as both HTTP integrations make it alike. */
  static BackendCall call(
      Invocation call,
      RequestParameters parameters,
      HttpFields headers,
      Payload body,
      UnaryOperator<BackendUri> query) {
    Integration integration = call.integration();
    String method = Objects.requireNonNullElse(integration.httpMethod(), "ANY");
    BackendUri uri =
        BackendUri.of(
            Objects.requireNonNull(integration.uri()), parameters.path(), call.stage().variables());
    return new BackendCall(
        method.equals("ANY") ? call.request().getMethod() : method,
        query.apply(uri),
        headers,
        body,
        Duration.ofMillis(integration.timeoutInMillis()));
  }
}
