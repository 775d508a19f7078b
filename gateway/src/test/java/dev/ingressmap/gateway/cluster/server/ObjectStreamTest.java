package dev.ingressmap.gateway.cluster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Excerpts of objects, from bytes that arrive in pieces of any size. */
class ObjectStreamTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<Excerpt> items = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final ObjectStream list = new ObjectStream("items", items::add, whole -> true);
  private final ObjectStream watch =
      new ObjectStream(
          "object",
          item -> {},
          event -> {
            items.add(event.object());
            events.add(event.rest().path("type").asString());
            return events.size() < 3;
          });

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
  void areTheSameWhereverTheBytesAreDivided(int most) {
    ObjectNode object =
        ingress(3, "\u00e9\u20ac\ud83d\ude00" + Hostile.TEXT, "\"\\", 12, -1.5, true);
    send(
        list, most, "{\"kind\":\"L\",\"metadata\":{\"continue\":\"x\"},\"items\":[" + object + ",");
    send(list, most, object + "]}");

    assertThat(items).hasSize(2).allMatch(item -> item.object().equals(object));
    assertThat(items).allMatch(item -> !item.cut() && item.paths() == 3);
    assertThat(list.last())
        .isEqualTo(
            JSON.readTree("{\"kind\": \"L\", \"metadata\": {\"continue\": \"x\"}, \"items\": []}"));
  }

  @Test
  void haveOnlyWhatAuthorsWrite() {
    send(
        list,
        9,
        """
        {"items": [{"kind": "Ingress", "status": {"a": [{}]}, "metadata": {"name": "a", "uid": "u",
          "managedFields": [{"f": {"name": "b"}}], "labels": {"status": "c"}}, "spec": {"x": {}}}]}
        """);

    assertThat(items.get(0).object())
        .isEqualTo(
            JSON.readTree(
                """
                {"kind": "Ingress", "metadata": {"name": "a", "uid": "u",
                 "labels": {"status": "c"}}, "spec": {"x": {}}}
                """));
  }

  @Test
  void haveOnlyTheClassOfWhatHasTooManyPaths() {
    send(list, 999, "{\"items\": [" + ingress(8000) + "," + ingress(2000) + "]}");

    assertThat(items.get(0).cut()).isTrue();
    assertThat(items.get(0).paths()).isEqualTo(8000);
    assertThat(items.get(0).object().path("spec").toString())
        .isEqualTo("{\"ingressClassName\":\"nginx\"}");
    assertThat(items.get(0).object().at("/metadata/name").asString()).isEqualTo("a");
    assertThat(items.get(1).cut()).isFalse();
    assertThat(items.get(1).object().at("/spec/rules/0/http/paths").size()).isEqualTo(2000);
  }

  /** Whatever is large, and although the class comes last. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"spec\": {\"tls\": [%s], \"ingressClassName\": \"c\"}, \"metadata\": {\"name\": \"n\"}}",
        "{\"spec\": {\"rules\": [%s], \"ingressClassName\": \"c\"}, \"metadata\": {\"name\": \"n\"}}",
        "{\"metadata\": {\"labels\": [%s], \"name\": \"n\"}, \"spec\": {\"ingressClassName\": \"c\"}}",
        "{\"metadata\": {\"annotations\": {\"a\": [%s]}, \"name\": \"n\"},"
            + " \"spec\": {\"ingressClassName\": \"c\", \"rules\": [{}]}}"
      })
  void areBounded(String object) {
    for (String large : List.of("{},".repeat(300_000) + "1", '"' + "x".repeat(3_000_001) + '"')) {
      items.clear();
      send(list, 20_000, "{\"items\": [" + object.formatted(large) + "]}");

      Excerpt excerpt = items.get(0);
      assertThat(excerpt.cut()).isTrue();
      assertThat(excerpt.object().at("/metadata/name").asString()).isEqualTo("n");
      assertThat(excerpt.object().path("spec").toString())
          .isEqualTo("{\"ingressClassName\":\"c\"}");
      assertThat(excerpt.object().toString().length()).isLessThan(100_000);
    }
  }

  @Test
  void mayBeOfAnyOtherForm() {
    send(list, 3, "{\"items\": null}");
    assertThat(list.last().path("items").isNull()).isTrue();
    send(
        list, 3, "{\"items\": {\"a\": 1}}[[{\"items\": [{}]}]]{\"items\": [1, [{}], \"a\", null]}");
    assertThat(items).isEmpty();
    assertThat(list.last().path("items").size()).isZero();
    send(list, 3, "{\"items\": [{}, {\"spec\": 1, \"metadata\": []}]}");
    assertThat(items).hasSize(2);
  }

  @Test
  void areRefusedIfTheyAreNestedTooDeeply() {
    String deep = "{\"items\": [{\"spec\": " + "[".repeat(100_000);
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> send(list, 1000, deep));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"items\": [}", "{\"items\": [{\"a\": 1,}]}", "{a: 1}"})
  void areRefusedIfTheyAreNotJson(String text) {
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> send(list, 2, text));
  }

  @Test
  void areNotThereBeforeTheirEnd() {
    send(list, 5, "{\"kind\": \"L\", \"items\": [{\"spec\": {}}, {\"spec\":");

    assertThat(items).hasSize(1);
    assertThat(list.last().isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1_000_000})
  void ofEventsAreReadUntilThereAreEnough(int most) {
    String a = "{\"type\": \"ADDED\", \"object\": {\"metadata\": {\"name\": \"a\"}}}\n";
    String none = "\n{\"type\": \"ERROR\"}\n";
    String before = "{\"object\": {\"metadata\": {\"name\": \"b\"}}, \"type\": \"DELETED\"}";
    send(watch, most, a + none + before + a + "not JSON");

    assertThat(events).containsExactly("ADDED", "ERROR", "DELETED");
    assertThat(items)
        .extracting(item -> item.object().at("/metadata/name").asString(""))
        .containsExactly("a", "", "b");
  }

  private static void send(ObjectStream stream, int most, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += most) {
      if (!stream.take(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + most)))) {
        return;
      }
    }
  }

  private static ObjectNode ingress(int paths, Object... more) {
    String items =
        IntStream.range(0, paths)
            .mapToObj(i -> "{\"path\": \"/p" + i + "\", \"backend\": {\"paths\": [{}]}}")
            .collect(Collectors.joining(","));
    JsonNode object =
        JSON.readTree(
            """
            {"kind": "Ingress", "metadata": {"name": "a"}, "spec": {"ingressClassName": "nginx",
             "rules": [{"host": "a.b", "http": {"paths": [%s]}}, {}, null], "more": %s}}
            """
                .formatted(items, JSON.writeValueAsString(more)));
    return (ObjectNode) object;
  }
}
