package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.ContentHandling;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A builder of integrations. */
public final class SampleIntegration {

  private final IntegrationType type;
  private final @Nullable String httpMethod;
  private final @Nullable String uri;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> templates = new LinkedHashMap<>();
  private final Map<String, IntegrationResponse> responses = new LinkedHashMap<>();
  private PassthroughBehavior passthrough = PassthroughBehavior.WHEN_NO_MATCH;
  private @Nullable ContentHandling contentHandling;
  private int timeout = 29_000;
  private @Nullable TlsConfig tls;

  private SampleIntegration(
      IntegrationType type, @Nullable String httpMethod, @Nullable String uri) {
    this.type = type;
    this.httpMethod = httpMethod;
    this.uri = uri;
  }

  public static SampleIntegration http(String httpMethod, String uri) {
    return new SampleIntegration(IntegrationType.HTTP, httpMethod, uri);
  }

  public static SampleIntegration httpProxy(String httpMethod, String uri) {
    return new SampleIntegration(IntegrationType.HTTP_PROXY, httpMethod, uri);
  }

  /** A mock with this request template. */
  public static SampleIntegration mock(String template) {
    return new SampleIntegration(IntegrationType.MOCK, null, null)
        .template("application/json", template);
  }

  /** A mock that always answers 200 with this text. */
  static SampleIntegration saying(String text) {
    return mock("{\"statusCode\": 200}")
        .response("200", null, Map.of(), Map.of("application/json", text));
  }

  static SampleIntegration ofType(IntegrationType type, String uri) {
    return new SampleIntegration(type, "POST", uri);
  }

  SampleIntegration parameter(String target, String source) {
    parameters.put("integration.request." + target, source);
    return this;
  }

  SampleIntegration template(String contentType, String template) {
    templates.put(contentType, template);
    return this;
  }

  public SampleIntegration passthrough(PassthroughBehavior behavior) {
    passthrough = behavior;
    return this;
  }

  public SampleIntegration contentHandling(ContentHandling handling) {
    contentHandling = handling;
    return this;
  }

  SampleIntegration timeout(int millis) {
    timeout = millis;
    return this;
  }

  SampleIntegration trustsAnyCertificate() {
    tls = new TlsConfig(true);
    return this;
  }

  public SampleIntegration response(String status, @Nullable String pattern) {
    return response(status, pattern, Map.of(), Map.of());
  }

  /** A response; the parameters map header names to expressions. */
  public SampleIntegration response(
      String status,
      @Nullable String pattern,
      Map<String, String> headers,
      Map<String, String> templates) {
    Map<String, String> parameters = new LinkedHashMap<>();
    headers.forEach((name, source) -> parameters.put("method.response.header." + name, source));
    return response(
        new IntegrationResponse(status, pattern, Mappings.of(parameters), templates, null));
  }

  public SampleIntegration response(IntegrationResponse response) {
    responses.put(response.statusCode(), response);
    return this;
  }

  Integration integration() {
    return new Integration(
        type,
        httpMethod,
        uri,
        null,
        null,
        null,
        Mappings.of(parameters),
        templates,
        passthrough,
        contentHandling,
        timeout,
        null,
        List.of(),
        responses,
        tls,
        null,
        null);
  }
}
