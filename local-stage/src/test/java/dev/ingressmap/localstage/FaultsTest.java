package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.cluster.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

/** Faults that users request over HTTP, as clients of the control plane see them. */
class FaultsTest {

  private static final String CREATE = "{\"name\":\"demo\"}";

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  FaultsTest() throws IOException {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500      | 500 | InternalFailure             | {"message":"Injected failure"}
          503      | 503 | ServiceUnavailableException | {"message":"Injected failure"}
          429      | 429 | TooManyRequestsException    | {"message":"Too Many Requests"}
          conflict | 409 | ConflictException           | {"message":"Unable to complete operation due to concurrent modification. Please try again later."}
          denied   | 403 | AccessDeniedException       | {"Message":"User: arn:aws:iam::000000000000:user/KEY is not authorized to perform: apigateway:POST on resource: arn:aws:apigateway:eu-west-1::/restapis"}
          expired  | 403 | ExpiredTokenException       | {"message":"The security token included in the request is expired"}
          """)
  void refuseWithoutAnyEffect(String fault, int status, String type, String body) throws Exception {
    assertThat(rules("PUT", "CreateRestApi " + fault).statusCode()).isEqualTo(200);

    HttpResponse<String> refused = send("POST", "/restapis", CREATE);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("x-amzn-ErrorType")).hasValue(type);
    assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
    assertThat(refused.body()).isEqualTo(body);
    assertThat(gateway.apis()).isEmpty();
    assertThat(send("POST", "/restapis", CREATE).statusCode()).isEqualTo(201);
  }

  @Test
  void sayWhenToComeAgain() throws Exception {
    rules("PUT", "* 429:7");

    HttpResponse<String> throttled = send("GET", "/restapis", "");

    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).hasValue("7");
  }

  @ParameterizedTest
  @CsvSource({"cut, 0", "lost, 1"})
  void leaveWithoutAnAnswer(String fault, int apis) throws Exception {
    rules("PUT", "CreateRestApi " + fault);

    leavesWithoutAnAnswer("POST", "/restapis", CREATE);

    assertThat(gateway.apis()).hasSize(apis);
  }

  /** The control plane knows a mapping at once; callers see it after a time. */
  @Timeout(60)
  @ParameterizedTest
  @ValueSource(ints = {1, 9999})
  void letAMappingTakeItsTime(int seconds) throws Exception {
    var aws = gateway.client();
    String api = deploy();
    aws.createDomainName(r ->
        r.domainName("api.example.com")
            .regionalCertificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")
            .endpointConfiguration(endpoint -> endpoint.types(EndpointType.REGIONAL)));
    rules("PUT", "CreateBasePathMapping spreads:" + seconds);

    aws.createBasePathMapping(
        r -> r.domainName("api.example.com").basePath("b").restApiId(api).stage("v1"));

    assertThat(aws.getBasePathMappings(r -> r.domainName("api.example.com")).items()).hasSize(1);
    try (Caller caller = new Caller()) {
      URI url = gateway.endpoint().resolve("/b/");
      if (seconds == 9999) {
        assertThat(caller.send("GET", url, "api.example.com").getStatus()).isEqualTo(403);
      } else {
        while (caller.send("GET", url, "api.example.com").getStatus() != 200) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private String deploy() {
    var aws = gateway.client();
    String api = aws.createRestApi(r -> r.name("demo")).id();
    String root = aws.getResources(r -> r.restApiId(api)).items().getFirst().id();
    aws.putMethod(
        r -> r.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
    aws.putIntegration(r ->
        r.restApiId(api)
            .resourceId(root)
            .httpMethod("GET")
            .type(IntegrationType.MOCK)
            .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
    aws.putIntegrationResponse(
        r -> r.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
    aws.createDeployment(r -> r.restApiId(api).stageName("v1"));
    return api;
  }

  @Test
  void letACallArriveBeforeAnotherOne() throws Exception {
    String api = "/restapis/" + gateway.client().createRestApi(r -> r.name("demo")).id();
    rules("PUT", "PutRestApi late:GetResources");
    leavesWithoutAnAnswer(
        "PUT", api + "?mode=overwrite", "{\"openapi\": \"3.0.1\", \"paths\": {\"/a\": {}}}");
    assertThat(rules("DELETE", "").body()).isEqualTo("\n");

    assertThat(send("GET", api, "").body()).contains("\"name\":\"demo\"");
    assertThat(send("GET", api + "/resources", "").body()).contains("\"path\":\"/a\"");
    assertThat(send("GET", api, "").body()).doesNotContain("\"name\":\"demo\"");
  }

  @Test
  void letACallArriveAfterAWhile() throws Exception {
    rules("PUT", "CreateRestApi late:1");
    long begin = System.nanoTime();

    leavesWithoutAnAnswer("POST", "/restapis", CREATE);

    Eventually.holds(() -> assertThat(gateway.apis()).hasSize(1));
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  /** Other callers do not see the late call's failure. */
  @Test
  void letACallArriveTooLate() throws Exception {
    String api = gateway.client().createRestApi(r -> r.name("demo")).id();
    rules("PUT", "PutRestApi late:GetRestApis");
    leavesWithoutAnAnswer("PUT", "/restapis/" + api, "{\"openapi\": \"3.0.1\"}");

    gateway.client().deleteRestApi(r -> r.restApiId(api));

    assertThat(send("GET", "/restapis", "").statusCode()).isEqualTo(200);
    assertThat(gateway.apis()).isEmpty();
  }

  @Test
  void areNoMoreThanAThousand() throws Exception {
    assertThat(rules("PUT", "* 500\n".repeat(1_001)).body())
        .isEqualTo("1001 rules are too many, the maximum is 1000\n");
    assertThat(rules("GET", "").body()).isEqualTo("\n");
  }

  @Test
  void areTextThatIsShownEscaped() throws Exception {
    assertThat(rules("PUT", "* late:\u001b[31m").body())
        .contains("late:\\x1b[31m")
        .doesNotContain("\u001b");
  }

  /** Late calls keep their bodies in memory. */
  @Test
  void letOnlySoManyCallsBeLate() throws Exception {
    rules("PUT", "CreateRestApi late:GetAccounts 101");
    for (int i = 0; i < 101; i++) {
      leavesWithoutAnAnswer("POST", "/restapis", CREATE);
    }
    rules("PUT", "CreateRestApi late:GetRestApis");
    leavesWithoutAnAnswer("POST", "/restapis", CREATE);

    assertThat(gateway.apis()).isEmpty();
  }

  @Test
  void areUsedUpOneByOne() throws Exception {
    rules("PUT", "GetRestApis 500 2\n\nGetRestApis 429\nCreateRestApi lost\n");

    assertThat(send("GET", "/restapis", "").statusCode()).isEqualTo(500);
    assertThat(rules("GET", "").body())
        .isEqualTo("GetRestApis 500 1\nGetRestApis 429 1\nCreateRestApi lost 1\n");
    assertThat(send("GET", "/restapis", "").statusCode()).isEqualTo(500);
    assertThat(send("GET", "/restapis", "").statusCode()).isEqualTo(429);
    assertThat(send("GET", "/restapis", "").statusCode()).isEqualTo(200);
    assertThat(rules("DELETE", "").body()).isEqualTo("\n");
    assertThat(send("POST", "/restapis", CREATE).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CreateRestApi explode | "CreateRestApi explode": explode is not a fault: use 500, 503, 429, 429:SECONDS, conflict, denied, expired, cut, lost, late:SECONDS, late:OPERATION or spreads:SECONDS
          create 500            | "create 500": must be an operation or *, a fault, and perhaps a number of times
          * 500 0               | "* 500 0": must be an operation or *, a fault, and perhaps a number of times
          """)
  void thatCannotBeReadChangeNothing(String rule, String problem) throws Exception {
    rules("PUT", "GetRestApis 500");

    HttpResponse<String> refused = rules("PUT", "* 429\n" + rule);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body().strip()).isEqualTo(problem);
    assertThat(rules("GET", "").body()).isEqualTo("GetRestApis 500 1\n");
  }

  @Test
  void rulesAreReadUpToASize() throws Exception {
    rules("PUT", "CreateDeployment 429 10");

    HttpResponse<String> large = rules("PUT", " ".repeat(1024 * 1024 + 1));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).isEqualTo("the rules are too long, the maximum is 1048576 bytes\n");
    assertThat(rules("GET", "").body()).isEqualTo("CreateDeployment 429 10\n");
  }

  private void leavesWithoutAnAnswer(String method, String path, String body) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(method, path, body));
  }

  private HttpResponse<String> rules(String method, String rules) throws Exception {
    return send(method, "/_local/faults", rules);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(gateway.endpoint() + path))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/apigateway/aws4_request")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
