package dev.ingressmap.answers;

import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(Sample.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/known", "/known?a=b", "/%6bnown", "/./known", "/x/../known"})
  void answersItsPathHoweverItIsWritten(String target) throws Exception {
    Reply reply = Wire.exchange(service.port(), "GET", target);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("known");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
    assertThat(reply.header("Content-Length")).isEqualTo("5");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.headers()).containsKey("date").doesNotContainKey("server");
  }

  @Test
  void headHasTheHeadersWithoutTheBody() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      Reply head = wire.send(request("HEAD", "/known")).reply("HEAD");
      Reply get = wire.send(request("GET", "/known")).reply();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Length")).isEqualTo("5");
      assertThat(head.headers().keySet()).isEqualTo(get.headers().keySet());
    }
  }

  @Test
  void springHasTheRest() throws Exception {
    assertThat(service.get("/spring").body()).isEqualTo("spring");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "image/png", "application/json;q=0", ";;/", ""})
  void springsErrorsAreProblemsWhateverIsAccepted(String accept) throws Exception {
    Reply reply = Wire.exchange(service.port(), "GET", "/nothing", "Accept: " + accept);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains("\"status\":404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "DELETE", "BREW"})
  void whatSpringDoesNotHaveIsNotFoundByAnyMethod(String method) throws Exception {
    Reply reply = Wire.exchange(service.port(), method, "/nothing", "X-Secret: s3cret");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains("\"status\":404").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//known", "/known%2f", "/a%25", "/a|<b>", "/\u00e9", "/%c3%28", "/a[b]"})
  void pathThatServletsCouldMisreadIsNotFound(String target) throws Exception {
    Reply reply = Wire.exchange(service.port(), "GET", target);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("{\"status\":404,\"title\":\"Not Found\"}");
  }

  @Test
  void errorPageIsNoPageOfItsOwn() throws Exception {
    assertThat(service.get("/error").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/broken", "/failing"})
  void failureIsAProblem(String target) throws Exception {
    Reply reply = Wire.exchange(service.port(), "GET", target, "Accept: text/html");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body())
        .contains("\"status\":500,\"title\":\"Internal Server Error\"")
        .doesNotContain("IllegalStateException", "broken", "/error");
  }

  @Test
  void managementServerHasNone() throws Exception {
    assertThat(service.manage("/known").statusCode()).isEqualTo(404);
    assertThat(service.manage("/actuator/health").statusCode()).isEqualTo(200);
  }
}
