package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.control.wire.OperationTable;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The protocol itself, by plain requests. */
class ProtocolTest {

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void knowsEveryOperationOfTheServiceModel() {
    List<String> operations =
        OperationTable.load().operations().stream()
            .map(operation -> operation.name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(operations).hasSize(124).doesNotHaveDuplicates();
    // The SDK's client has a method for each, in addition to paginators and its own.
    assertThat(
            Arrays.stream(ApiGatewayClient.class.getMethods())
                .map(m -> m.getName().toLowerCase(Locale.ROOT)))
        .containsAll(operations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/foo", "/restapis/a/b", "/restapis/a/resources/b/methods/GET/integration/x"})
  void answersAnUnknownPathAsAwsDoes(String path) throws Exception {
    assertThat(server.refusal("GET", path, null))
        .isEqualTo("403 MissingAuthenticationTokenException: Missing Authentication Token");
    HttpResponse<String> signed =
        server.send(HttpRequest.newBuilder(server.uri(path)).header("Authorization", "AWS4"));
    assertThat(signed.statusCode()).isEqualTo(403);
    assertThat(signed.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
    assertThat(signed.body())
        .isEqualTo("{\"message\":\"Unable to determine service/operation name to be authorized\"}");
  }

  @Test
  void identifiesEveryAnswer() throws Exception {
    for (String path : new String[] {"/restapis", "/restapis/no", "/no", "/account"}) {
      HttpResponse<String> response = server.send("GET", path, null);
      assertThat(response.headers().firstValue("x-amzn-RequestId").orElseThrow())
          .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "1",
        "null",
        "{\"name\":}",
        "{\"name\":\"a\"} x",
        "\u0000",
        "{'name':'a'}"
      })
  void refusesWhatIsNoJsonObject(String body) throws Exception {
    assertThat(server.refusal("POST", "/restapis", body))
        .isEqualTo("400 SerializationException: The request body is not a JSON object");
  }

  @Test
  void refusesWrongTypes() throws Exception {
    assertThat(server.refusal("POST", "/restapis", "{\"name\":true}"))
        .isEqualTo(
            "400 SerializationException: class java.lang.Boolean can not be converted to an"
                + " String");
    assertThat(server.refusal("POST", "/restapis", "{\"name\":\"a\",\"tags\":{\"a\":1}}"))
        .isEqualTo(
            "400 SerializationException: class"
                + " com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to"
                + " an String");
    Stream.of(
            "{\"name\":[]}",
            "{\"name\":\"a\",\"binaryMediaTypes\":\"a\"}",
            "{\"name\":\"a\",\"binaryMediaTypes\":[1]}",
            "{\"name\":\"a\",\"minimumCompressionSize\":\"1\"}",
            "{\"name\":\"a\",\"disableExecuteApiEndpoint\":\"true\"}",
            "{\"name\":\"a\",\"endpointConfiguration\":[]}")
        .forEach(
            body -> assertThat(refusal(body)).as(body).startsWith("400 SerializationException: "));
    assertThat(
            server.refusal(
                "PATCH", "/restapis/a", "{\"patchOperations\":[{\"op\":\"add\",\"value\":1}]}"))
        .startsWith("400 SerializationException: ");
  }

  @Test
  void acceptsAnyCredentialsAndNone() throws Exception {
    assertThat(server.send("GET", "/restapis", null).statusCode()).isEqualTo(200);
    assertThat(
            server
                .send(
                    HttpRequest.newBuilder(server.uri("/restapis"))
                        .header("Authorization", "nonsense"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    HttpResponse<String> response =
        server.send("POST", "/restapis?mode=import", " ".repeat(6 * 1024 * 1024 + 1));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("6291456 bytes for the ImportRestApi operation");
  }

  @Test
  void ignoresUnknownFieldsAndQueryParameters() throws Exception {
    assertThat(server.json("POST", "/restapis?x=y", "{\"name\":\"a\",\"x\":{}}").has("x"))
        .isFalse();
  }

  private String refusal(String body) {
    try {
      return server.refusal("POST", "/restapis", body);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
