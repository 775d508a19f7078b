package dev.ingressmap.gateway.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** Values as JSON has them. */
final class PlainValue {

  private PlainValue() {}

  static @Nullable Object of(YamlValue value) {
    if (value.isMapping()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      value.entries().forEach((key, entry) -> object.put(key, of(entry)));
      return object;
    }
    Tag tag = value.tag();
    if (tag.equals(Tag.SEQ)) {
      List<@Nullable Object> array = new ArrayList<>();
      value.items().forEach(item -> array.add(of(item)));
      return array;
    }
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return value.bool();
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(value) : value.string();
  }

  private static Object number(YamlValue value) {
    try {
      return value.tag().equals(Tag.INT)
          ? new BigInteger(value.scalar())
          : new BigDecimal(value.scalar());
    } catch (NumberFormatException e) {
      throw value.invalid("must be a number that JSON allows");
    }
  }
}
