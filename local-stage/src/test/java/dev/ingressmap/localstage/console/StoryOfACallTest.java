package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.backend.Backend;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the console tells of one call. */
@Timeout(60)
class StoryOfACallTest {

  private static final String TOKEN = "Bearer the-token-of-somebody";

  private static final String DOCUMENT =
      """
      openapi: 3.0.1
      info: {title: told, version: '1'}
      x-amazon-apigateway-request-validators:
        all: {validateRequestBody: true, validateRequestParameters: true}
      paths:
        /orders/{id}:
          get:
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$url/o'}
          post:
            security: [{check: []}]
            x-amazon-apigateway-request-validator: all
            parameters: [{name: q, in: query, required: true, schema: {type: string}}]
            x-amazon-apigateway-integration:
              type: http
              httpMethod: POST
              uri: '$url/mapped'
              requestTemplates: {application/json: '{"sent": $input.json("$.a")}'}
              responses:
                default: {statusCode: 200, responseTemplates: {application/json: 'got $input.json("$.b")'}}
        /limited:
          get:
            security: [{key: []}]
            x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '$url/l'}
        /function:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:check/invocations
      components:
        securitySchemes:
          key: {type: apiKey, name: x-api-key, in: header}
          check:
            type: apiKey
            name: Authorization
            in: header
            x-amazon-apigateway-authtype: custom
            x-amazon-apigateway-authorizer:
              type: token
              authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:check/invocations
      """;

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();
  @AutoClose private final Backend authorizer = new Backend();
  @AutoClose private ConsoleUnderTest console;
  private String api;

  @BeforeEach
  void deploy() throws Exception {
    Path functions =
        Files.writeString(
            folder.resolve("functions.yaml"), "check: {url: '" + authorizer.url() + "/check'}");
    console = new ConsoleUnderTest(LocalStage.builder().functions(functions));
    authorizer.answers(
        200,
        """
        {"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": [
         {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}]}, "context": {"a": 1}}\
        """);
    backend.answers(200, "{\"b\": 2}", "Set-Cookie: session=0123456789abcdef; HttpOnly");
    api = console.deploy(DOCUMENT.replace("$url", backend.url()));
    // Whoever asks once, looks.
    assertThat(console.json("/_local/requests").path("watched").asBoolean()).isTrue();
  }

  @Test
  void tellsEachStep() throws Exception {
    JsonNode story = story(post("/orders/7?q=1", "{\"a\": \"x\"}", TOKEN));

    assertThat(steps(story))
        .containsExactly(
            "Arrival",
            "Route",
            "Policy",
            "Signature",
            "Authorizer",
            "Key and throttle",
            "Body",
            "Validation",
            "Integration",
            "Backend",
            "Answer");
    assertThat(step(story, "Route").path("facts").toString())
        .contains("/orders/{id}", "{id=7}", "POST");
    assertThat(step(story, "Authorizer").toString())
        .contains("check, TOKEN", "\"Event\"", "principalId", "execute-api:Invoke");
    assertThat(step(story, "Integration").path("parts").toString())
        .contains("Template: request template application/json", "$input.json")
        .contains("Rendered: request template application/json", "{\\\"sent\\\": \\\"x\\\"}");
    assertThat(step(story, "Backend").toString())
        .contains("Request to the backend", "Answer of the backend", "{\\\"b\\\": 2}");
    assertThat(step(story, "Answer").toString()).contains("200, the default", "got 2");
    assertThat(story.path("answer").path("body").path("text").stringValue()).isEqualTo("got 2");
    assertThat(story.path("target").stringValue()).isEqualTo("host:" + backend.url());
    double end = 0;
    for (JsonNode step : story.path("steps")) {
      assertThat(step.path("at").doubleValue()).isGreaterThanOrEqualTo(end);
      assertThat(step.path("took").doubleValue()).isNotNegative();
      assertThat(step.path("outcome").stringValue()).isEqualTo("PASSED");
      end = step.path("at").doubleValue();
    }
  }

  @Test
  void tellsWhereACallFailed() throws Exception {
    HttpResponse<String> answer = post("/orders/7", "{}", TOKEN);
    assertThat(answer.statusCode()).isEqualTo(400);

    JsonNode story = story(answer);
    assertThat(story.path("refusal").stringValue()).isEqualTo("BAD_REQUEST_PARAMETERS");
    assertThat(story.path("reason").stringValue())
        .contains("Missing required request parameters: [q]");
    assertThat(step(story, "Validation").path("outcome").stringValue()).isEqualTo("FAILED");
    assertThat(steps(story)).endsWith("Validation", "Answer");
  }

  @Test
  void tellsWhichMethodsAPathHas() throws Exception {
    JsonNode story = story(console.call("PUT", api, "/orders/7", ""));
    assertThat(step(story, "Route").toString()).contains("Methods at this path", "GET, POST");

    JsonNode nowhere = story(console.call("GET", api, "/nowhere", ""));
    assertThat(step(nowhere, "Route").toString()).contains("no resource matches it");
    assertThat(nowhere.path("refusal").stringValue()).isEqualTo("MISSING_AUTHENTICATION_TOKEN");
  }

  @Test
  void tellsWhichTokensAreLeft() throws Exception {
    String key = key("{\"rateLimit\": 0.001, \"burstLimit\": 2}");

    JsonNode first = story(console.call("GET", api, "/limited", "", "x-api-key", key));
    assertThat(step(first, "Key and throttle").toString())
        .contains("partner (", "1 of 2 tokens are left")
        .contains("4 of 5 requests a day are left");
    assertThat(first.path("key").path("name").stringValue()).isEqualTo("partner");
    var _ = console.call("GET", api, "/limited", "", "x-api-key", key);
    JsonNode third = story(console.call("GET", api, "/limited", "", "x-api-key", key));
    assertThat(third.path("refusal").stringValue()).isEqualTo("THROTTLED");
    assertThat(step(third, "Key and throttle").toString()).contains("0 of 2 tokens are left");
    assertThat(console.json("/_local/requests?key=partner").path("requests")).hasSize(2);
  }

  @Test
  void masksSecretsUntilTheyAreAskedFor() throws Exception {
    HttpResponse<String> answer =
        post("/orders/7?q=the-token-of-somebody", "{\"a\": \"the-token-of-somebody\"}", TOKEN);
    String id = id(answer);

    String masked = console.send("GET", "/_local/requests/" + id, "").body();
    assertThat(masked).doesNotContain("the-token-of-somebody", "0123456789abcdef");
    assertThat(masked).contains("****", "\"masked\":true");
    String list = console.send("GET", "/_local/requests", "").body();
    assertThat(list).doesNotContain("the-token-of-somebody");
    String shown = console.send("GET", "/_local/requests/" + id + "?secrets=shown", "").body();
    assertThat(shown).contains("the-token-of-somebody", "0123456789abcdef", "\"masked\":false");
    // A search must not be a way to guess them.
    assertThat(console.json("/_local/requests?text=the-token-of").path("requests")).isEmpty();
  }

  @Test
  void masksWhatIsFoundLater() throws Exception {
    authorizer.answers(200, "{\"headers\": {\"Set-Cookie\": \"a=0123456789abcdef\"}}");
    String malformed = "{\"nothing\": 1, \"headers\": {\"Set-Cookie\": \"a=0123456789abcdef\"}}";

    assertThat(story(console.call("GET", api, "/function", "")).toString())
        .contains("Endpoint response body")
        .doesNotContain("0123456789");
    authorizer.answers(200, malformed);
    assertThat(story(console.call("GET", api, "/function", "")).toString())
        .contains("Malformed Lambda proxy response")
        .doesNotContain("0123456789");
  }

  @Test
  void masksTheSecretsOfAQuery() throws Exception {
    String signed = "X-Amz-Security-Token=IQoJb3JpZ2lu%2FX2Vj&X-Amz-Signature=0123456789abcdef";
    String story = story(console.call("GET", api, "/orders/7?" + signed, "")).toString();

    assertThat(story).contains("X-Amz-Signature=****").doesNotContain("IQoJb3Jp", "0123456789");
    assertThat(console.send("GET", "/_local/requests", "").body())
        .doesNotContain("IQoJb3Jp", "0123456789");
    assertThat(console.json("/_local/requests?text=IQoJb3Jp").path("requests")).isEmpty();
  }

  @Test
  void masksTheBeginningOfASecretAtTheEndOfWhatIsKept() throws Exception {
    String token = TOKEN.substring("Bearer ".length());
    String body = "x".repeat(16 * 1024 - 12) + token;
    String story = story(post("/orders/7?q=1", body, TOKEN)).toString();

    assertThat(story).doesNotContain(token.substring(0, 12));
    String line = "x".repeat(1024 - 12) + token;
    assertThat(story(post("/orders/7?q=1", line, TOKEN)).toString())
        .contains("[TRUNCATED]")
        .doesNotContain(token.substring(0, 12));
  }

  @Test
  void cutsLongBodiesAndDoesNotReplayThem() throws Exception {
    String body = "{\"a\": \"" + "é".repeat(20_000) + "\"}";
    HttpResponse<String> answer = post("/orders/7?q=1", body, TOKEN);

    JsonNode story = story(answer);
    JsonNode kept = story.path("request").path("body");
    assertThat(kept.path("size").intValue()).isEqualTo(40_009);
    assertThat(kept.path("cut").asBoolean()).isTrue();
    assertThat(kept.path("binary").asBoolean()).isFalse();
    assertThat(kept.path("text").stringValue()).startsWith("{\"a\": \"é");
    HttpResponse<String> replay =
        console.send("POST", "/_local/requests/" + id(answer) + "/replay", "");
    assertThat(replay.statusCode()).isEqualTo(409);
    assertThat(replay.body()).contains("40009 bytes, of which only 16384 are kept");
  }

  @Test
  void replaysACallWithItsSecrets() throws Exception {
    HttpResponse<String> answer = post("/orders/7?q=a%20b", "{\"a\": 1}", TOKEN, "X-More", "yes");
    var _ = backend.take();

    JsonNode replayed = console.json("POST", "/_local/requests/" + id(answer) + "/replay", "");
    assertThat(replayed.path("status").intValue()).isEqualTo(200);
    assertThat(replayed.path("id").stringValue()).isNotEqualTo(id(answer));
    assertThat(backend.take().body()).isEqualTo("{\"sent\": 1}");
    JsonNode story = story(replayed.path("id").stringValue());
    assertThat(story.path("query").stringValue()).isEqualTo("q=a%20b");
    assertThat(story.path("request").path("headers").toString()).contains("[\"X-More\",\"yes\"]");
  }

  @Test
  void aBinaryBodyIsNotShownAsText() throws Exception {
    backend.answers(200, "\u0000\u00ff\u00fe", "Content-Type: image/png");
    JsonNode story = story(console.call("GET", api, "/orders/7", ""));

    JsonNode backendsAnswer = step(story, "Backend").path("parts").get(1).path("body");
    assertThat(backendsAnswer.path("binary").asBoolean()).isTrue();
    assertThat(backendsAnswer.path("text").stringValue()).isEmpty();
  }

  private HttpResponse<String> post(String path, String body, String token, String... more)
      throws Exception {
    String[] headers = {"Authorization", token, "Content-Type", "application/json"};
    return console.call(
        "POST",
        api,
        path,
        body,
        Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new));
  }

  /** A key named partner, of a plan with a throttle and a quota of 5 requests a day. */
  private String key(String throttle) throws Exception {
    JsonNode key = console.json("POST", "/apikeys", "{\"name\": \"partner\", \"enabled\": true}");
    JsonNode plan =
        console.json(
            "POST",
            "/usageplans",
            """
            {"name": "plan", "throttle": %s, "quota": {"limit": 5, "period": "DAY"},
             "apiStages": [{"apiId": "%s", "stage": "v1"}]}\
            """
                .formatted(throttle, api));
    console.json(
        "POST",
        "/usageplans/" + plan.path("id").stringValue() + "/keys",
        "{\"keyId\": \"%s\", \"keyType\": \"API_KEY\"}".formatted(key.path("id").stringValue()));
    return key.path("value").stringValue();
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
  }

  private JsonNode story(HttpResponse<String> answer) throws Exception {
    return story(id(answer));
  }

  private JsonNode story(String id) throws Exception {
    return console.json("/_local/requests/" + id);
  }

  private static List<String> steps(JsonNode story) {
    return StreamSupport.stream(story.path("steps").spliterator(), false)
        .map(step -> step.path("name").stringValue())
        .toList();
  }

  private static JsonNode step(JsonNode story, String name) {
    return StreamSupport.stream(story.path("steps").spliterator(), false)
        .filter(step -> step.path("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no step " + name + ": " + story));
  }
}
