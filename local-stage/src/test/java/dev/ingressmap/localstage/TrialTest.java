package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.TestInvokeAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;

/** A method or an authorizer is tried before anything is deployed. */
@Timeout(60)
class TrialTest {

  private static final String TIME =
      "[A-Z][a-z]{2} [A-Z][a-z]{2} \\d{2} \\d{2}:\\d{2}:\\d{2} UTC \\d{4} : ";

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @AutoClose private final Backend backend = new Backend();
  private final ApiGatewayClient client = gateway.client();
  private String id = "";
  private String root = "";

  TrialTest() throws Exception {}

  @BeforeEach
  void create() {
    id = client.createRestApi(r -> r.name("tried")).id();
    root = gateway.resource(id, "/");
  }

  // LocalStack's test_invoke_test_method, recorded from AWS.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /pets/123         | /pets/123    | {petId=123}     | {}        | 123
          /pets/123?foo=bar | /pets/123    | {petId=123}     | {foo=bar} | 123
          /random/test      | /random/test | {}              | {}        | ''
          -                 | /pets/{petId} | {petId={petId}} | {}       | {petId}
          """)
  void callsAMethod(String path, String shown, String parameters, String query, String pet) {
    String resource = pets();

    TestInvokeMethodResponse answer =
        client.testInvokeMethod(r ->
            r.restApiId(id)
                .resourceId(resource)
                .httpMethod("POST")
                .pathWithQueryString(path)
                .body("{\"foo\": \"bar\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"petId\": \"" + pet + "\"}");
    assertThat(answer.headers()).containsExactly(Map.entry("Content-Type", "application/json"));
    assertThat(answer.multiValueHeaders())
        .containsExactly(Map.entry("Content-Type", List.of("application/json")));
    assertThat(answer.latency()).isNotNegative();
    String[] lines = answer.log().split("\n", -1);
    String requestId = lines[0].substring("Execution log for request ".length());
    assertThat(lines)
        .filteredOn(line -> line.contains(" : "))
        .allMatch(l -> l.matches(TIME + ".*"));
    assertThat(List.of(answer.log().replaceAll(TIME, "").split("\n", -1)))
        .containsExactly(
            "Execution log for request " + requestId,
            "Starting execution for request: " + requestId,
            "HTTP Method: POST, Resource Path: " + shown,
            "Method request path: " + parameters,
            "Method request query string: " + query,
            "Method request headers: {}",
            "Method request body before transformations: {\"foo\": \"bar\"}",
            "Method response body after transformations: {\"petId\": \"" + pet + "\"}",
            "Method response headers: {Content-Type=application/json}",
            "Successfully completed execution",
            "Method completed with status: 200",
            "");
  }

  @Test
  void refusesWhatIsNotThere() {
    String resource = pets();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> call(resource, "HEAD"))
        .withMessageContaining("Invalid Method identifier specified");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> call("none", "POST"))
        .withMessageContaining("Invalid Resource identifier specified");
    client.putMethod(
        r -> r.restApiId(id).resourceId(root).httpMethod("GET").authorizationType("NONE"));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> call(root, "GET"))
        .withMessageContaining("No integration defined for method");
  }

  // LocalStack's test_failed_invoke_test_method, recorded from AWS.
  @Test
  void saysWhyACallFails() {
    method("ANY", IntegrationType.HTTP_PROXY, "https://${stageVariables.testHost}");

    TestInvokeMethodResponse answer = call(root, "GET");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("Internal server error");
    assertThat(answer.headers())
        .containsExactly(Map.entry("x-amzn-ErrorType", "InternalServerErrorException"));
    assertThat(answer.log().replaceAll(TIME, ""))
        .endsWith(
            """
            Execution failed due to configuration error: Invalid endpoint address
            Method completed with status: 500
            """);
  }

  @Test
  void callsABackendWithStageVariablesAndHeadersAndHidesSecrets() throws Exception {
    backend.answers(200, "mine");
    method("GET", IntegrationType.HTTP_PROXY, "http://${stageVariables.to}/there");

    TestInvokeMethodResponse answer =
        client.testInvokeMethod(r ->
            r.restApiId(id)
                .resourceId(root)
                .httpMethod("GET")
                .pathWithQueryString("/?a=b%20c")
                .headers(Map.of("Authorization", "Bearer secret-token-12345"))
                .body("who sends Bearer secret-token-12345")
                .multiValueHeaders(Map.of("X-Two", List.of("1", "2")))
                .stageVariables(Map.of("to", URI.create(backend.url()).getAuthority())));

    assertThat(answer.body()).isEqualTo("mine");
    assertThat(answer.log())
        .contains("Endpoint request URI: " + backend.url() + "/there?a=b%20c", "X-Two=1")
        .doesNotContain("secret-token");
  }

  @Test
  void takesHeadersWithoutAValue() throws Exception {
    String resource = pets();
    try (Caller caller = new Caller()) {
      assertThat(
              caller
                  .post(
                      URI.create(
                          gateway.endpoint()
                              + "/restapis/%s/resources/%s/methods/POST".formatted(id, resource)),
                      """
                      {"headers": {"A": null, "": "b", "C\\r\\nD": "e\\r\\nF: g"},
                       "multiValueHeaders": {"H": null, "I": [null], "J": []}}
                      """)
                  .getStatus())
          .isEqualTo(200);
    }
  }

  @Test
  void onlySoManyAtOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(20);
    CountDownLatch told = new CountDownLatch(1);
    HttpServer slow =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.setExecutor(Thread::startVirtualThread);
    slow.createContext(
        "/",
        exchange -> {
          arrived.countDown();
          try {
            told.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    slow.start();
    try {
      method(
          "GET",
          IntegrationType.HTTP_PROXY,
          "http://localhost:" + slow.getAddress().getPort() + "/");
      List<CompletableFuture<TestInvokeMethodResponse>> calls =
          IntStream.range(0, 20)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> call(root, "GET"), Thread::startVirtualThread))
              .toList();
      arrived.await();

      assertThatExceptionOfType(TooManyRequestsException.class)
          .isThrownBy(() -> call(root, "GET"))
          .withMessageContaining("at most 20 trials at once");
      told.countDown();

      for (var call : calls) {
        assertThat(call.get().status()).isEqualTo(200);
      }
      assertThat(call(root, "GET").status()).isEqualTo(200);
    } finally {
      told.countDown();
      slow.stop(0);
    }
  }

  @Test
  void needsNoKeyAndAsksNoAuthorizer() {
    mock(root, "GET", "{}");
    client.updateMethod(r ->
        r.restApiId(id)
            .resourceId(root)
            .httpMethod("GET")
            .patchOperations(
                PatchOperation.builder()
                    .op(Op.REPLACE)
                    .path("/apiKeyRequired")
                    .value("true")
                    .build()));

    assertThat(call(root, "GET").status()).isEqualTo(200);
  }

  @Test
  void asksAnAuthorizer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer function =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    function.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          String event =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String answer =
              event.contains("\"good\"")
                  ? """
                  {"principalId": "ann", "policyDocument": {"Version": "2012-10-17", "Statement":
                   [{"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": "*"}]}}
                  """
                  : "{\"errorMessage\": \"Unauthorized\"}";
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    function.start();
    URI address = URI.create("http://localhost:" + function.getAddress().getPort() + "/");
    try (LocalApiGateway local = withFunction("check", address)) {
      try (ApiGatewayUnderTest own =
          new ApiGatewayUnderTest(URI.create("http://localhost:" + local.port()))) {
        String api = own.client().createRestApi(r -> r.name("a")).id();
        String authorizer =
            own.client()
                .createAuthorizer(r ->
                    r.restApiId(api)
                        .name("check")
                        .type(AuthorizerType.TOKEN)
                        .identitySource("method.request.header.Auth")
                        .authorizerUri(
                            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:check/invocations"))
                .id();

        TestInvokeAuthorizerResponse good = ask(own, api, authorizer, Map.of("Auth", "good"));
        assertThat(good.clientStatus()).isEqualTo(200);
        assertThat(good.principalId()).isEqualTo("ann");
        assertThat(good.policy()).contains("\"Effect\":\"Deny\"");
        assertThat(good.log()).startsWith("Execution log for request ");
        assertThat(ask(own, api, authorizer, Map.of("Auth", "good")).principalId())
            .isEqualTo("ann");
        assertThat(asked).as("nothing is kept").hasValue(2);
        assertThat(ask(own, api, authorizer, Map.of("Auth", "bad")).clientStatus()).isEqualTo(401);
        assertThat(ask(own, api, authorizer, Map.of()).clientStatus()).isEqualTo(401);
        assertThatThrownBy(() -> ask(own, api, "none", Map.of()))
            .hasMessageContaining("Invalid Authorizer identifier specified");
      }
    } finally {
      function.stop(0);
    }
  }

  // LocalStack's test_apigw_test_invoke_method_api, recorded from AWS.
  @Test
  void logsTheInvocationOfAFunction() throws Exception {
    backend.answers(200, "{\"found\": 1}");
    try (LocalApiGateway local = withFunction("find", URI.create(backend.url()));
        ApiGatewayUnderTest own =
            new ApiGatewayUnderTest(URI.create("http://localhost:" + local.port()))) {
      String api = own.client().createRestApi(r -> r.name("a")).id();
      String resource = own.resource(api, "/");
      own.client()
          .putMethod(r ->
              r.restApiId(api).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
      own.client()
          .putIntegration(r ->
              r.restApiId(api)
                  .resourceId(resource)
                  .httpMethod("GET")
                  .type(IntegrationType.AWS)
                  .integrationHttpMethod("POST")
                  .uri(
                      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:find/invocations"));
      own.client()
          .putMethodResponse(
              r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("200"));
      own.client()
          .putIntegrationResponse(
              r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("200"));

      TestInvokeMethodResponse answer =
          own.client()
              .testInvokeMethod(r -> r.restApiId(api).resourceId(resource).httpMethod("GET"));

      assertThat(backend.take().body()).as("the event, of an empty body").isEqualTo("{}");
      assertThat(answer.body()).isEqualTo("{\"found\": 1}");
      assertThat(answer.headers()).containsOnlyKeys("X-Amzn-Trace-Id", "Content-Type");
      String trace = answer.headers().get("X-Amzn-Trace-Id");
      assertThat(trace).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
      String[] lines = answer.log().replaceAll(TIME, "").split("\n", -1);
      String requestId = lines[0].substring("Execution log for request ".length());
      String uri =
          "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:find/invocations";
      assertThat(lines[8])
          .matches(
              "Endpoint request headers: \\{x-amzn-lambda-integration-tag=%1$s, X-Amz-Date=\\d{8}T\\d{6}Z, x-amzn-apigateway-api-id=%2$s, Accept=application/json, User-Agent=AmazonAPIGateway_%2$s}"
                  .formatted(requestId, api));
      assertThat(lines[11])
          .matches("Received response\\. Status: 200, Integration latency: \\d+ ms");
      assertThat(lines[12].replaceAll("Date=[^=]* GMT", "Date=now"))
          .matches(
              "Endpoint response headers: \\{Date=now, Content-Type=application/json, Content-Length=12, Connection=keep-alive, x-amzn-RequestId=[0-9a-f-]{36}, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=\\$LATEST, X-Amzn-Trace-Id=%s}"
                  .formatted(trace));
      assertThat(List.of(lines))
          .hasSize(19)
          .containsSubsequence(
              "Method request body before transformations: ",
              "Endpoint request URI: " + uri,
              "Endpoint request body after transformations: ",
              "Sending request to " + uri,
              "Endpoint response body before transformations: {\"found\": 1}",
              "Method response body after transformations: {\"found\": 1}",
              "Method response headers: {X-Amzn-Trace-Id=%s, Content-Type=application/json}"
                  .formatted(trace),
              "Successfully completed execution",
              "Method completed with status: 200",
              "");
    }
  }

  private static LocalApiGateway withFunction(String name, URI address) throws Exception {
    LocalApiGateway local = new LocalApiGateway(0);
    local.start(
        new IngressHosts(host -> false, new InetSocketAddress(0)),
        () -> new Functions(List.of(LambdaFunction.at(name, address)), false),
        Programs.USUAL,
        Allowed.NOTHING,
        Quotas.USUAL);
    return local;
  }

  private static TestInvokeAuthorizerResponse ask(
      ApiGatewayUnderTest own, String api, String authorizer, Map<String, String> headers) {
    return own.client()
        .testInvokeAuthorizer(r -> r.restApiId(api).authorizerId(authorizer).headers(headers));
  }

  private TestInvokeMethodResponse call(String resource, String method) {
    return client.testInvokeMethod(r -> r.restApiId(id).resourceId(resource).httpMethod(method));
  }

  private String pets() {
    String pets = client.createResource(r -> r.restApiId(id).parentId(root).pathPart("pets")).id();
    String pet =
        client.createResource(r -> r.restApiId(id).parentId(pets).pathPart("{petId}")).id();
    mock(pet, "POST", "{\"petId\": \"$input.params('petId')\"}");
    return pet;
  }

  private void mock(String resource, String method, String template) {
    client.putMethod(
        r -> r.restApiId(id).resourceId(resource).httpMethod(method).authorizationType("NONE"));
    client.putMethodResponse(
        r -> r.restApiId(id).resourceId(resource).httpMethod(method).statusCode("200"));
    client.putIntegration(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod(method)
            .type(IntegrationType.MOCK)
            .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
    client.putIntegrationResponse(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod(method)
            .statusCode("200")
            .responseTemplates(Map.of("application/json", template)));
  }

  private void method(String method, IntegrationType type, String uri) {
    client.putMethod(
        r -> r.restApiId(id).resourceId(root).httpMethod(method).authorizationType("NONE"));
    client.putIntegration(r ->
        r.restApiId(id)
            .resourceId(root)
            .httpMethod(method)
            .type(type)
            .uri(uri)
            .integrationHttpMethod(method));
  }
}
