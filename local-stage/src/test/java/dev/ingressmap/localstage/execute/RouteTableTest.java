package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private static final SampleIntegration MOCK = SampleIntegration.saying("");

  @ParameterizedTest
  @CsvSource({
    // The cases that LocalStack recorded from AWS.
    "POST,/test,POST /test",
    "OPTIONS,/test,OPTIONS /{proxy+}",
    "GET,/test,-",
    "GET,/test/any,ANY /test/any",
    "OPTIONS,/test/any,ANY /test/any",
    "OPTIONS,/test/random,OPTIONS /{proxy+}",
    // Cases that follow from them.
    "GET,/pets/cat,GET /pets/{pet}",
    "PUT,/pets/cat,PUT /pets/cat",
    "DELETE,/pets/cat,-",
    "DELETE,/pets/cat/toys,ANY /pets/{pet}/toys",
    "OPTIONS,/pets/cat/toys/ball,OPTIONS /{proxy+}",
    "OPTIONS,/,-",
    "GET,/pets//toys,-",
    "OPTIONS,/pets//toys,OPTIONS /{proxy+}",
  })
  void pairOfResourceAndMethodIsMatched(String httpMethod, String path, String expected) {
    RouteTable table =
        table(
            new SampleApi()
                .route("POST", "/test", MOCK)
                .route("ANY", "/test/any", MOCK)
                .route("OPTIONS", "/{proxy+}", MOCK)
                .route("GET", "/pets/{pet}", MOCK)
                .route("PUT", "/pets/cat", MOCK)
                .route("ANY", "/pets/{pet}/toys", MOCK));

    assertThat(found(table, httpMethod, path)).isEqualTo(expected);
  }

  @Test
  void methodOfItsOwnGoesBeforeAny() {
    RouteTable table = table(new SampleApi().route("ANY", "/a", MOCK).route("PUT", "/a", MOCK));

    assertThat(found(table, "PUT", "/a")).isEqualTo("PUT /a");
    assertThat(found(table, "GET", "/a")).isEqualTo("ANY /a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD"})
  void anyIsSevenMethods(String httpMethod) {
    assertThat(found(table(new SampleApi().route("ANY", "/", MOCK)), httpMethod, "/"))
        .isEqualTo("ANY /");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "TRACE", "CONNECT", "get", "ANY"})
  void anyIsNoOtherMethod(String httpMethod) {
    assertThat(found(table(new SampleApi().route("ANY", "/a", MOCK)), httpMethod, "/a"))
        .isEqualTo("-");
  }

  @Test
  void headIsNotImpliedByGet() {
    assertThat(found(table(new SampleApi().route("GET", "/a", MOCK)), "HEAD", "/a")).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "/a,a",
    "/a/b/,a/b",
    "/a//b,a//b",
    "//a,/a",
    "/a%2Fb%20c,a%2Fb%20c",
    "/a/../b,a/../b",
    "/a;b=c,a;b=c",
  })
  void greedyVariableIsTheRestAsItWasSent(String path, String value) {
    RouteTable table = table(new SampleApi().route("GET", "/{proxy+}", MOCK));

    assertThat(table.find("GET", path).orElseThrow().pathParameters())
        .containsOnly(Map.entry("proxy", value));
  }

  @Test
  void eachVariableHasItsSegment() {
    RouteTable table = table(new SampleApi().route("GET", "/{a}/x/{b}/{c+}", MOCK));

    assertThat(table.find("GET", "/1/x/%32/3/4").orElseThrow().pathParameters())
        .isEqualTo(Map.of("a", "1", "b", "%32", "c", "3/4"));
  }

  private static RouteTable table(SampleApi api) {
    return new RouteTable(api.definition());
  }

  private static String found(RouteTable table, String httpMethod, String path) {
    return table
        .find(httpMethod, path)
        .map(match -> match.method().httpMethod() + " " + match.resource().path())
        .orElse("-");
  }
}
