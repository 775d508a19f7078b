package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Plans show who may call, and which routes let in more callers than before. */
class WhoMayCallTest {

  private static final String AUTHORIZERS =
      """
      authorizers:
        users:
          type: COGNITO_USER_POOLS
          pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc"]
        partners:
          type: COGNITO_USER_POOLS
          pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_def"]
      """;

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.settings(AUTHORIZERS);
  }

  @Test
  void isSaidOfEveryRoute() throws IOException {
    gateway.settings(
        AUTHORIZERS
            + """
            stage:
              throttle: {rate: 100.5, burst: 200}
              methods: {GET /key: {throttle: {rate: 5, burst: 10}}}
            """);
    gateway.rules(
        "Prefix a.b/open",
        "Exact a.b/open/secret expose=false",
        "Exact a.b/iam authorization=AWS_IAM",
        "Exact a.b/key methods=GET api-key-required=true",
        "Exact a.b/users authorizer=users api-key-required=true",
        "Exact a.b/scopes authorizer=users authorization-scopes=b/read,a/read");

    assertThat(routes(gateway.plan()))
        .containsExactly(
            "+ route ANY /iam -> http://a.b/iam AWS_IAM, throttle 100.5/s burst 200",
            "+ route GET /key -> http://a.b/key API key, throttle 5/s burst 10",
            "+ route ANY /open -> http://a.b/open open, throttle 100.5/s burst 200",
            "+ route ANY /open/secret closed: 403",
            "+ route ANY /open/{proxy+} -> http://a.b/open/{proxy} open, throttle 100.5/s burst 200",
            "+ route ANY /scopes -> http://a.b/scopes authorizer users (a/read, b/read),"
                + " throttle 100.5/s burst 200",
            "+ route ANY /users -> http://a.b/users authorizer users, API key,"
                + " throttle 100.5/s burst 200");
    JsonNode changes = gateway.plan("--output=json").json().get("changes");
    assertThat(access(changes, "GET /key").toString())
        .isEqualTo(
            "{\"authorization\":\"NONE\",\"apiKeyRequired\":true,"
                + "\"throttle\":{\"rate\":5.0,\"burst\":10}}");
    assertThat(access(changes, "ANY /open/secret").get("authorization").asString())
        .isEqualTo("closed");
    assertThat(access(changes, "ANY /scopes").get("authorizer").asString()).isEqualTo("users");
    assertThat(access(changes, "ANY /scopes").get("scopes").toString())
        .isEqualTo("[\"a/read\",\"b/read\"]");

    gateway.apply();
    gateway.rules("Exact a.b/open");
    gateway.settings(AUTHORIZERS);
    assertThat(routes(gateway.plan()))
        .contains(
            "- route ANY /iam -> http://a.b/iam AWS_IAM, throttle 100.5/s burst 200",
            "- route GET /key -> http://a.b/key API key, throttle 5/s burst 10",
            "- route ANY /open/secret closed: 403");
  }

  @Test
  void isSaidOfARouteThatChanges() throws IOException {
    gateway.rules("Exact a.b/a authorization=AWS_IAM", "Exact a.b/b");
    gateway.apply();
    gateway.rules(
        "Exact a.b/a authorization=AWS_IAM timeout-ms=500", "Exact a.b/b cors=false timeout-ms=99");

    assertThat(routes(gateway.plan()))
        .containsExactly("~ route ANY /a AWS_IAM", "~ route ANY /b open");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Exact a.b/a authorization=AWS_IAM          | Exact a.b/a                               | ~ route ANY /a open
          Exact a.b/a authorizer=users               | Exact a.b/a                               | ~ route ANY /a open
          Exact a.b/a authorizer=users api-key-required=true | Exact a.b/a api-key-required=true | ~ route ANY /a API key
          Exact a.b/a api-key-required=true          | Exact a.b/a                               | ~ route ANY /a open
          Exact a.b/a authorization=AWS_IAM api-key-required=true | Exact a.b/a authorization=AWS_IAM | ~ route ANY /a AWS_IAM
          Exact a.b/a authorizer=users authorization-scopes=x | Exact a.b/a authorizer=users     | ~ route ANY /a authorizer users
          Exact a.b/a authorizer=users authorization-scopes=x | Exact a.b/a authorizer=users authorization-scopes=x,y | ~ route ANY /a authorizer users (x, y)
          Prefix a.b/p; Exact a.b/p/s expose=false   | Prefix a.b/p; Exact a.b/p/s               | ~ route ANY /p/s open
          Prefix a.b/p; Exact a.b/p/s expose=false   | Prefix a.b/p; Exact a.b/p/s authorization=AWS_IAM | ~ route ANY /p/s AWS_IAM
          Prefix a.b/p; Exact a.b/p/s expose=false   | Prefix a.b/p                              | - route ANY /p/s closed: 403
          Prefix a.b/p; Exact a.b/p/s authorization=AWS_IAM | Prefix a.b/p                       | - route ANY /p/s -> http://a.b/p/s AWS_IAM
          Prefix a.b/p authorization=AWS_IAM         | Prefix a.b/p authorization=AWS_IAM; Exact a.b/p/s | + route ANY /p/s -> http://a.b/p/s open
          Prefix a.b/p authorization=AWS_IAM         | Prefix a.b/p authorization=AWS_IAM; Exact a.b/p/s methods=GET | + route GET /p/s -> http://a.b/p/s open
          Prefix a.b/p authorizer=users              | Prefix a.b/p authorizer=users; Prefix a.b/p/q | + route ANY /p/q -> http://a.b/p/q open
          """)
  void isMarkedIfItIsMoreThanBefore(String before, String after, String line) throws IOException {
    gateway.rules(before.split("; "));
    gateway.apply();
    gateway.rules(after.split("; "));

    CommandRun plan = gateway.plan();
    assertThat(routes(plan)).contains(line + " (more open)");
    assertThat(plan.out()).containsPattern("to remove\\. \\d routes? becomes? more open\\.");
    JsonNode report = gateway.plan("--output=json").json();
    assertThat(report.get("moreOpen").asInt()).isPositive();
    assertThat(more(report.get("changes")))
        .isNotEmpty()
        .contains(line.replaceFirst("^\\S+ route (\\S+ \\S+).*", "$1"));
    assertThat(gateway.apply().get("moreOpen").asInt()).isEqualTo(report.get("moreOpen").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Exact a.b/a                                | Exact a.b/a; Exact a.b/new
          Exact a.b/a                                | Exact a.b/a authorization=AWS_IAM
          Exact a.b/a                                | Exact a.b/b
          Exact a.b/a authorization=AWS_IAM; Exact a.b/b | Exact a.b/b
          Exact a.b/a authorizer=users               | Exact a.b/a authorizer=partners
          Exact a.b/a authorizer=users authorization-scopes=x,y | Exact a.b/a authorizer=users authorization-scopes=x
          Exact a.b/a                                | Exact a.b/a api-key-required=true
          Exact a.b/a methods=GET authorization=AWS_IAM | Exact a.b/a methods=POST
          Prefix a.b/p; Exact a.b/p/s                | Prefix a.b/p; Exact a.b/p/s expose=false
          Prefix a.b/p authorization=AWS_IAM         | Prefix a.b/p authorization=AWS_IAM; Exact a.b/p/s authorization=AWS_IAM
          Prefix a.b/p authorization=AWS_IAM         | Prefix a.b/p authorization=AWS_IAM; Exact a.b/p/s expose=false
          Exact a.b/p/s authorization=AWS_IAM; Exact a.b/b | Prefix a.b/p; Exact a.b/p/s authorization=AWS_IAM; Exact a.b/b
          """)
  void isNotMarkedIfItIsNotMore(String before, String after) throws IOException {
    gateway.rules(before.split("; "));
    gateway.apply();
    gateway.rules(after.split("; "));

    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).doesNotContain("more open");
    assertThat(gateway.plan("--output=json").json().get("moreOpen").asInt()).isZero();
  }

  /** API Gateway itself answers preflight requests. */
  @Test
  void isNotMoreForAPreflight() throws IOException {
    gateway.settings("cors: {origins: ['*']}");
    gateway.rules("Exact a.b/a authorization=AWS_IAM");
    gateway.apply();
    gateway.rules("Exact a.b/a authorization=AWS_IAM cors=true");

    assertThat(gateway.plan().out()).contains("OPTIONS /a").doesNotContain("more open");
  }

  /** Changes that open all routes at once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*, Condition: {IpAddress: {aws:SourceIp: 10.0.0.0/8}}}]} | description: x
          endpoint: {disabled: true} | endpoint: {disabled: false}
          """)
  void isMarkedOfTheWholeApi(String before, String after) throws IOException {
    gateway.rules("Exact a.b/a");
    gateway.settings("api: {" + before + "}");
    gateway.apply();
    gateway.settings("api: {" + after + "}");

    CommandRun plan = gateway.plan();
    assertThat(plan.out()).containsPattern("~ api +demo +\\(more open\\)");
    assertThat(plan.out()).contains("The whole API becomes more open.");
    gateway.settings("api: {" + before + "}");
    gateway.apply();
    assertThat(gateway.plan().exitCode()).isZero();
  }

  /** AWS reveals who may call an earlier deployment, and the plan itself compares only the API. */
  @Test
  void isMarkedForTheCallersOfAStageThatIsBehind() throws IOException {
    gateway.settings("stages: {dev: {}, prod: {}}");
    gateway.rules(
        "Exact a.b/a authorization=AWS_IAM", "Exact a.b/b api-key-required=true", "Exact a.b/c");
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    gateway.rules("Exact a.b/a", "Exact a.b/b", "Exact a.b/c authorization=AWS_IAM");
    gateway.apply("--stage=dev");

    CommandRun plan = gateway.plan("--stage=prod");
    assertThat(plan.out())
        .contains("Stage prod is behind the API")
        .containsPattern("  ~ route  ANY /a  open  \\(default/\\S+\\)  \\(more open\\)")
        .containsPattern("  ~ route  ANY /b  open  \\(default/\\S+\\)  \\(more open\\)")
        .contains("2 routes become more open.")
        .doesNotContain("ANY /c");
    JsonNode report = gateway.plan("--stage=prod", "--output=json").json();
    assertThat(report.at("/forCallers/moreOpen").toString()).isEqualTo("[\"ANY /a\",\"ANY /b\"]");
    assertThat(report.get("moreOpen").asInt()).isEqualTo(2);
  }

  @Test
  void isMarkedOfTheRoutesOfASplitMap() throws IOException {
    String domain =
        "domain: {name: api.example.com, certificate:"
            + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}\n";
    gateway.settings(domain + "api: {split: [orders]}\n");
    gateway.rules("Prefix a.b/orders authorization=AWS_IAM", "Exact a.b/who");
    gateway.apply();
    gateway.rules("Prefix a.b/orders authorization=AWS_IAM", "Exact a.b/orders/1", "Exact a.b/who");
    assertThat(routes(gateway.plan()))
        .anyMatch(
            line -> line.startsWith("+ route ANY /orders/1 ") && line.endsWith("(more open)"));

    gateway.settings(domain);
    assertThat(more(gateway.plan("--output=json").json().get("changes")))
        .containsExactly("ANY /orders/1");
  }

  private static List<String> routes(CommandRun plan) {
    return plan.out()
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> line.matches("[+~-] route .*"))
        .map(line -> line.replaceFirst(" \\(default/i[-0-9a-f]+\\)", ""))
        .toList();
  }

  private static JsonNode access(JsonNode changes, String name) {
    return StreamSupport.stream(changes.spliterator(), false)
        .filter(change -> change.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .get("access");
  }

  private static List<String> more(JsonNode changes) {
    return StreamSupport.stream(changes.spliterator(), false)
        .filter(change -> change.get("moreOpen").asBoolean())
        .map(change -> change.get("name").asString())
        .toList();
  }
}
