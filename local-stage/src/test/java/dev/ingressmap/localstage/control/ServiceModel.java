package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;

/** The shapes that the SDK generated from AWS's service model. */
final class ServiceModel {

  private static final String MODEL = "software.amazon.awssdk.services.apigateway.model.";

  private ServiceModel() {}

  /** What a request of an operation can have, except for the labels of its path. */
  static List<SdkField<?>> members(String operation) throws Exception {
    return sdkFields(Class.forName(MODEL + operation + "Request")).stream()
        .filter(field -> field.location() != MarshallLocation.PATH)
        .filter(field -> field.location() != MarshallLocation.GREEDY_PATH)
        .toList();
  }

  /** Checks that an answer has only members that the model knows, and of the right types. */
  static void check(String operation, JsonNode answer) throws Exception {
    check(operation, answer, sdkFields(Class.forName(MODEL + operation + "Response")));
  }

  private static List<SdkField<?>> sdkFields(Class<?> type) throws Exception {
    Object builder = type.getMethod("builder").invoke(null);
    return ((SdkPojo) builder).sdkFields();
  }

  private static void check(String at, JsonNode json, List<SdkField<?>> fields) {
    var known =
        fields.stream()
            .filter(field -> field.location() == MarshallLocation.PAYLOAD)
            .collect(Collectors.toMap(SdkField::locationName, field -> field));
    json.forEachEntry((key, value) -> {
      assertThat(known).as(at).containsKey(key);
      SdkField<?> field = known.get(key);
      if (field != null) {
        check(at + "." + key, value, field);
      }
    });
  }

  private static void check(String at, JsonNode value, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO)) {
      assertThat(value.isObject()).as(at).isTrue();
      check(at, value, field.constructor().get().sdkFields());
    } else if (type.equals(MarshallingType.LIST)) {
      assertThat(value.isArray()).as(at).isTrue();
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      value.forEach(element -> check(at + "[]", element, member));
    } else if (type.equals(MarshallingType.MAP)) {
      assertThat(value.isObject()).as(at).isTrue();
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      value.forEach(element -> check(at + "{}", element, member));
    } else if (type.equals(MarshallingType.STRING)) {
      // Only templates that were set to the empty string are null.
      assertThat(value.isString() || (value.isNull() && at.endsWith("Templates{}")))
          .as(at)
          .isTrue();
    } else if (type.equals(MarshallingType.BOOLEAN)) {
      assertThat(value.isBoolean()).as(at).isTrue();
    } else if (Set.of(MarshallingType.INTEGER, MarshallingType.LONG, MarshallingType.INSTANT)
        .contains(type)) {
      assertThat(value.isIntegralNumber()).as(at).isTrue();
    } else {
      assertThat(type).as(at).isEqualTo(MarshallingType.DOUBLE);
      assertThat(value.isNumber()).as(at).isTrue();
    }
  }
}
