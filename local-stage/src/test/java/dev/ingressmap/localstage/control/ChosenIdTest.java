package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;

/** An API with an id that scripts know in advance. */
class ChosenIdTest {

  private static final SdkBytes DOCUMENT =
      SdkBytes.fromUtf8String(
          "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"shop\",\"version\":\"a\"},\"paths\":{}}");

  @AutoClose private final ControlPlaneServer server = new ControlPlaneServer();

  ChosenIdTest() throws Exception {}

  @ParameterizedTest
  @ValueSource(strings = {"_custom_id_", "floci:override-id"})
  void isATagOfANewApi(String tag) {
    var client = server.client();

    var created = client.createRestApi(r -> r.name("shop").tags(Map.of(tag, "my-shop1", "a", "b")));

    assertThat(created.id()).isEqualTo("my-shop1");
    // Terraform would otherwise add the tag again and again.
    assertThat(created.tags()).containsOnly(Map.entry(tag, "my-shop1"), Map.entry("a", "b"));
    assertThat(client.getRestApi(r -> r.restApiId("my-shop1")).name()).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_custom_id_", "floci:override-id"})
  void isAParameterOfAnImport(String name) {
    assertThat(
            server.client().importRestApi(r -> r.body(DOCUMENT).parameters(Map.of(name, "s"))).id())
        .isEqualTo("s");
  }

  @Test
  void isNotChangedByATagThatComesLater() {
    var client = server.client();
    String id = client.createRestApi(r -> r.name("shop")).id();

    client.tagResource(r ->
        r.resourceArn("arn:aws:apigateway:eu-west-1::/restapis/" + id)
            .tags(Map.of("_custom_id_", "other")));

    assertThat(client.getRestApis().items()).singleElement().matches(api -> api.id().equals(id));
  }

  @Test
  void belongsToOneApi() {
    var client = server.client();
    Map<String, String> chosen = Map.of("_custom_id_", "shop");
    client.createRestApi(r -> r.name("first").tags(chosen));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> client.createRestApi(r -> r.name("second").tags(chosen)))
        .withMessageContaining("An API with the id shop already exists");
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> client.createRestApi(r -> r.name("second").tags(chosen).cloneFrom("shop")));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> client.importRestApi(r -> r.body(DOCUMENT).parameters(chosen)));
    assertThat(client.getRestApis().items()).hasSize(1);
    assertThat(client.getRestApi(r -> r.restApiId("shop")).name()).isEqualTo("first");

    client.deleteRestApi(r -> r.restApiId("shop"));
    assertThat(client.createRestApi(r -> r.name("second").tags(chosen)).id()).isEqualTo("shop");
  }

  static Stream<String> unfit() {
    return Stream.of(
        "",
        " ",
        "Shop",
        "a_b",
        "a.b",
        "a/b",
        "-a",
        "a-",
        "a b",
        "ä",
        "a\nb",
        "%61",
        "x".repeat(64));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void isALabelOfAHostName(String id) {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() ->
            server.client().createRestApi(r -> r.name("shop").tags(Map.of("_custom_id_", id))))
        .withMessageContaining("Invalid id for an API: must have 1 to 63 lower-case letters");
    assertThat(server.client().getRestApis().items()).isEmpty();
  }

  @Test
  void isOne() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() ->
            server
                .client()
                .createRestApi(
                    r -> r.name("shop").tags(Map.of("_custom_id_", "a", "floci:override-id", "b"))))
        .withMessageContaining("Two ids were chosen for the API: a, b");
  }
}
