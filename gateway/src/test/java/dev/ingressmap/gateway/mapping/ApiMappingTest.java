package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMappingTest {

  private static final Settings SETTINGS =
      SettingsText.of("hosts: {prefixed.example.com: {prefix: /pre/fix}}");

  /** A rule, and the operations that it becomes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Exact a.b/health                                | ANY /health -> HTTP_PROXY ANY http://a.b/health
          Exact a.b/                                      | ANY / -> HTTP_PROXY ANY http://a.b/
          Exact a.b/x/y.z/v1:get                          | ANY /x/y.z/v1:get -> HTTP_PROXY ANY http://a.b/x/y.z/v1:get
          Exact a.b/slash/                                | ANY /slash -> HTTP_PROXY ANY http://a.b/slash/
          Prefix a.b/x                                    | ANY /x -> HTTP_PROXY ANY http://a.b/x; ANY /x/{proxy+} -> HTTP_PROXY ANY http://a.b/x/{proxy}
          Prefix a.b/x/                                   | ANY /x -> HTTP_PROXY ANY http://a.b/x; ANY /x/{proxy+} -> HTTP_PROXY ANY http://a.b/x/{proxy}
          Prefix a.b/                                     | ANY / -> HTTP_PROXY ANY http://a.b/; ANY /{proxy+} -> HTTP_PROXY ANY http://a.b/{proxy}
          ImplementationSpecific a.b/x                    | ANY /x -> HTTP_PROXY ANY http://a.b/x; ANY /x/{proxy+} -> HTTP_PROXY ANY http://a.b/x/{proxy}
          Exact a.b/x tls                                 | ANY /x -> HTTP_PROXY ANY https://a.b/x
          Exact a.b/x methods=GET,post                    | GET /x -> HTTP_PROXY GET http://a.b/x; POST /x -> HTTP_PROXY POST http://a.b/x
          Exact a.b/x integration=http                    | GET /x -> HTTP GET http://a.b/x
          Exact a.b/x integration=http methods=ANY        | ANY /x -> HTTP ANY http://a.b/x
          Prefix prefixed.example.com/                    | ANY /pre/fix -> HTTP_PROXY ANY http://prefixed.example.com/; ANY /pre/fix/{proxy+} -> HTTP_PROXY ANY http://prefixed.example.com/{proxy}
          Exact prefixed.example.com/x                    | ANY /pre/fix/x -> HTTP_PROXY ANY http://prefixed.example.com/x
          """)
  void mapsARule(String rule, String operations) {
    assertThat(operations(rule)).containsExactly(operations.split("; ", -1));
  }

  @Test
  void leavesOutWhatIsNotExposedAndWhatHasNoHost() {
    assertThat(operations("Exact a.b/x\nPrefix a.b/ expose=false\nPrefix /"))
        .containsExactly("ANY /x -> HTTP_PROXY ANY http://a.b/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prefix a.b/x expose=false", "Prefix /"})
  void refusesAMapThatHasNothingForTheApi(String rules) {
    assertThat(problems(rules))
        .containsExactly(
            "the ingress map has no route for the API: none of its 1 Ingresses is exposed and has a"
                + " rule with a host and a path");
  }

  @Test
  void takesTheExactPathOfAHostFromItsExactRule() {
    assertThat(operations("Prefix a.b/ methods=GET\nExact a.b/ methods=GET timeout-ms=1000"))
        .hasSize(2);
    DesiredApi api = map("Prefix a.b/ methods=GET\nExact a.b/ methods=GET timeout-ms=1000");
    assertThat(api.operations().get(new Operation.Key("/", "GET")))
        .extracting(operation -> operation.integration().timeoutMillis())
        .isEqualTo(1000);
  }

  /** The ingress prefers the more specific rule, so no broader rule may let the API bypass it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Prefix a.b/x; Exact a.b/x/y expose=false                        | ANY /x/y -> MOCK
          Prefix a.b/x; Prefix a.b/x/y expose=false                       | ANY /x/y -> MOCK; ANY /x/y/{proxy+} -> MOCK
          Prefix a.b/; Exact a.b/x/y methods=GET                          | ANY /x/y -> MOCK; GET /x/y -> HTTP_PROXY GET http://a.b/x/y
          Prefix a.b/x methods=GET,PUT; Exact a.b/x/y methods=PUT,GET     | GET /x/y -> HTTP_PROXY GET http://a.b/x/y; PUT /x/y -> HTTP_PROXY PUT http://a.b/x/y
          Prefix a.b/x methods=GET; Exact a.b/x/y                         | ANY /x/y -> HTTP_PROXY ANY http://a.b/x/y
          Prefix a.b/xx; Exact a.b/x/y expose=false                       |
          Prefix c.d/x; Exact a.b/x/y expose=false                        |
          Exact a.b/x; Exact a.b/x/y expose=false                         |
          Prefix a.b/ expose=false; Prefix a.b/x/y expose=false; Exact a.b/x |
          Prefix prefixed.example.com/; Exact prefixed.example.com/x/y expose=false |
          """)
  void closesWhatABroaderRuleWouldOpen(String rules, @Nullable String below) {
    List<String> expected = below == null ? List.of() : List.of(below.split("; ", -1));

    assertThat(operations(rules.replace("; ", "\n")))
        .filteredOn(operation -> operation.contains(" /x/y"))
        .isEqualTo(expected);
  }

  @Test
  void closesBelowAPrefixOfTheHost() {
    assertThat(
            operations("Prefix prefixed.example.com/\nExact prefixed.example.com/x expose=false"))
        .contains("ANY /pre/fix/x -> MOCK");
  }

  /** The ingress has one place for both hosts, and the platform says by which name it is called. */
  @Test
  void callsAHostWithAWildcardByTheNameThatThePlatformGivesIt() {
    Settings settings = SettingsText.of("hosts: {'*.wild.b': {name: api.wild.b, prefix: /wild}}");
    String rules = "Prefix *.wild.b/x\nExact api.wild.b/x/in expose=false";

    assertThat(
            ApiMapping.map(Routes.of(rules).map(), settings).operations().values().stream()
                .map(operation -> operation.key().path() + " " + operation.integration().uri()))
        .containsExactly(
            "/wild/x http://api.wild.b/x",
            "/wild/x/in null",
            "/wild/x/{proxy+} http://api.wild.b/x/{proxy}");
  }

  @Test
  void leavesThePathOfAnExactRuleToIt() {
    assertThat(operations("Prefix a.b/x methods=POST\nExact a.b/x methods=GET"))
        .containsExactly(
            "GET /x -> HTTP_PROXY GET http://a.b/x",
            "POST /x/{proxy+} -> HTTP_PROXY POST http://a.b/x/{proxy}");
    assertThat(operations("Prefix a.b/x\nExact a.b/x expose=false"))
        .containsExactly(
            "ANY /x -> MOCK", "ANY /x/{proxy+} -> HTTP_PROXY ANY http://a.b/x/{proxy}");
  }

  @Test
  void letsRulesShareAPathByMethod() {
    assertThat(operations("Exact a.b/x methods=GET\nExact c.d/x methods=POST")).hasSize(2);
  }

  @Test
  void setsWhoMayCallAndHowLongItMayTake() {
    DesiredApi api = map("Exact a.b/x authorization=AWS_IAM api-key-required=true timeout-ms=5000");

    assertThat(api.operations().values())
        .singleElement()
        .satisfies(operation -> {
          assertThat(operation.security().type()).hasToString("AWS_IAM");
          assertThat(operation.security().apiKeyRequired()).isTrue();
          assertThat(operation.integration().timeoutMillis()).isEqualTo(5000);
        });
  }

  @Test
  void neverServesABackendsFailureAsSuccess() {
    Integration integration =
        map("Exact a.b/x integration=http").operations().values().iterator().next().integration();

    assertThat(integration.responses())
        .containsExactlyInAnyOrder(
            new Integration.Response("4\\d{2}", "400"),
            new Integration.Response("5\\d{2}", "500"),
            new Integration.Response(null, "200"));
  }

  /** Rules that cannot be in one API, and what the message must contain. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Exact a.b/x; Exact a.b/x | ANY /x is claimed twice: by Exact a.b/x of Ingress default/i1 (standard input:9) and by Exact a.b/x of Ingress default/i2 (standard input:18): remove one, or give one another path
          Exact a.b/x; Exact a.b/x/ | ANY /x is claimed twice
          Prefix a.b/x; Prefix a.b/x | ANY /x/{proxy+} is claimed twice
          Exact a.b/x; Exact c.d/x | tell the hosts apart by hosts.<host>.prefix in gateway.yaml
          Exact a.b/x; Prefix c.d/x | ANY /x is claimed twice: by Exact a.b/x of Ingress default/i1 (standard input:9) and by Prefix c.d/x of Ingress default/i2
          Exact a.b/x methods=GET,PUT; Exact c.d/x methods=PUT | PUT /x is claimed twice
          Exact a.b/x; Exact a.b/x methods=GET | GET /x is claimed twice: by Exact a.b/x of Ingress default/i1 (standard input:9) and by Exact a.b/x of Ingress default/i2 (standard input:19), of which one claims ANY method: remove one, or give one another path, or list the methods of each
          Exact c.d/x methods=PUT; Exact a.b/x | PUT /x is claimed twice
          Prefix a.b/; ImplementationSpecific a.b/x(/.*)? expose=false | "/x(/.*)?" cannot be kept out of the API, for Prefix a.b/ of Ingress default/i1 (standard input:9) covers it
          Prefix a.b/x/; Exact a.b/x/y~z expose=false | "/x/y~z" cannot be kept out of the API
          ImplementationSpecific a.b/x/../y | path: "/x/../y" has a segment of dots, which clients resolve
          Exact prefixed.example.com/x; Exact c.d/pre/fix/x | ANY /pre/fix/x is claimed twice
          ImplementationSpecific a.b/x(/.*)? | standard input:9: Ingress default/i1: path: "/x(/.*)?" is a regular expression, which cannot be a resource: use Exact or Prefix
          Exact a.b/x~y | has a character that no resource can have: use only letters, digits and ._:-
          Exact a.b/{proxy+} | has a character that no resource can have: use only letters, digits and ._:-
          Prefix *.b/x | standard input:9: Ingress default/i1: host: API Gateway cannot call a wildcard host: name a host, keep the Ingress out with ingressmap.dev/expose: "false", or let the platform set hosts."*.b".name in gateway.yaml
          """)
  void refusesWhatTheApiCouldNotServe(String rules, String message) {
    assertThat(problems(rules.replace("; ", "\n")))
        .anySatisfy(p -> assertThat(p).contains(message));
  }

  @Test
  void refusesAPrefixForAHostThatIsNotThere() {
    Settings settings = SettingsText.of("hosts: {c.d: {prefix: /x}}");

    assertThat(
            catchThrowableOfType(
                    InvalidInput.class,
                    () -> ApiMapping.map(Routes.of("Exact a.b/x").map(), settings))
                .problems())
        .singleElement()
        .asString()
        .endsWith(".yaml:1: hosts[c.d]: no Ingress has a rule for this host: did you mean a.b?");
  }

  @Test
  void reportsEveryRuleThatItRefuses() {
    assertThat(problems("Exact *.b/x\nExact a.b/x~\nExact a.b/y\nExact a.b/y")).hasSize(3);
  }

  private static List<String> operations(String rules) {
    return map(rules).operations().values().stream()
        .map(operation ->
            operation.key()
                + " -> "
                + operation.integration().type()
                + (operation.integration().uri() == null
                    ? ""
                    : " " + operation.integration().method() + " " + operation.integration().uri()))
        .toList();
  }

  private static DesiredApi map(String rules) {
    // A prefix for a host that the map does not have is an error.
    return ApiMapping.map(
        Routes.of(rules).map(), rules.contains("prefixed") ? SETTINGS : Settings.DEFAULT);
  }

  private static List<String> problems(String rules) {
    return catchThrowableOfType(InvalidInput.class, () -> map(rules)).problems();
  }
}
