package dev.ingressmap.localstage.control;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the control plane.
 *
 * @param json missing if the text is none
 */
record ContractAnswer(int status, String text, JsonNode json) {

  private static final JsonMapper JSON = new JsonMapper();

  static ContractAnswer of(HttpResponse<String> response) {
    return new ContractAnswer(response.statusCode(), response.body(), json(response.body()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  /** Whether the answer has a member with a value, or else says the value somewhere. */
  boolean keeps(String member, JsonNode value) {
    return covers(json.path(member), value) || says(value);
  }

  /** Whether a value is there, perhaps with more members than were sent. */
  static boolean covers(JsonNode there, JsonNode sent) {
    if (sent.isObject()) {
      return sent.propertyStream()
          .allMatch(member -> covers(there.path(member.getKey()), member.getValue()));
    }
    if (sent.isArray()) {
      return there.size() == sent.size()
          && IntStream.range(0, sent.size()).allMatch(i -> covers(there.path(i), sent.path(i)));
    }
    boolean numbers = sent.isNumber() && there.isNumber();
    return numbers ? there.doubleValue() == sent.doubleValue() : there.equals(sent);
  }

  /** Whether all texts of a value are in texts of the answer. A patch says only its values. */
  private boolean says(JsonNode value) {
    if (value.isString()) {
      return texts(json).anyMatch(text -> text.contains(value.stringValue()));
    }
    if (value.has("op")) {
      return says(value.path("value"));
    }
    return value.isContainer() && value.valueStream().allMatch(this::says);
  }

  private static Stream<String> texts(JsonNode json) {
    return json.isString()
        ? Stream.of(json.stringValue())
        : json.valueStream().flatMap(ContractAnswer::texts);
  }
}
