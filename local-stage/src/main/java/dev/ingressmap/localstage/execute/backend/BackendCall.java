package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.api.Integration;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** A request to a backend. */
public record BackendCall(
    String method,
    BackendUri uri,
    BackendTls tls,
    HttpFields headers,
    Payload body,
    Duration timeout) {

  private static final Set<String> WITHOUT_CONTENT_TYPE = Set.of("GET", "HEAD", "OPTIONS");

  /**
   * The request to the backend of a call's integration.
   *
   * @param headers sent to the backend, unless the mapping sets others
   * @param query sent to the backend, in addition to what the mapping adds
   */
  public static BackendCall of(Call call, HttpFields.Mutable headers, String query, Payload body) {
    Integration integration = call.integration();
    RequestParameters parameters = RequestParameters.of(call);
    BackendUri uri =
        BackendUri.of(
                Objects.requireNonNull(integration.uri()), parameters.path(), call.stageVariables())
            .withQuery(query)
            .withQuery(parameters.query());
    Headers.setForBackend(headers, parameters.headers());
    addOwn(headers, call, uri);
    String method = Objects.requireNonNullElse(integration.httpMethod(), "ANY");
    return new BackendCall(
        method.equals("ANY") ? call.request().method() : method,
        uri,
        BackendTls.of(call),
        headers,
        body,
        Duration.ofMillis(integration.timeoutInMillis()));
  }

  /** Adds the headers that API Gateway sets itself if neither the client nor the mapping does. */
  private static void addOwn(HttpFields.Mutable headers, Call call, BackendUri uri) {
    String apiId = call.definition().api().id();
    @Nullable String contentType = call.headers().get(HttpHeader.CONTENT_TYPE);
    if (contentType != null && !WITHOUT_CONTENT_TYPE.contains(call.request().method())) {
      putIfAbsent(headers, HttpHeader.CONTENT_TYPE, contentType);
    }
    putIfAbsent(headers, HttpHeader.ACCEPT, MediaTypes.JSON);
    putIfAbsent(headers, HttpHeader.USER_AGENT, "AmazonAPIGateway_" + apiId);
    putIfAbsent(headers, HttpHeader.HOST, uri.authority());
    headers.put(CallIds.TRACE_HEADER, call.ids().traceId());
    headers.put("x-amzn-apigateway-api-id", apiId);
  }

  private static void putIfAbsent(HttpFields.Mutable headers, HttpHeader name, String value) {
    if (!headers.contains(name)) {
      headers.put(name, value);
    }
  }
}
