package dev.ingressmap.localstage.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mappings of a message, in their order. */
public record Mappings(List<Mapping> list) implements Iterable<Mapping> {

  public static final Mappings NONE = new Mappings(List.of());

  public Mappings {
    list = List.copyOf(list);
  }

  /** Reads mappings. A target without a source is left out. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Mappings of(Map<String, String> texts) {
    List<Mapping> list = new ArrayList<>();
    texts.forEach((target, source) -> {
      if (source != null) {
        list.add(new Mapping(MappingExpression.of(target), MappingExpression.of(source)));
      }
    });
    return new Mappings(list);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The text that the mappings were read from. */
  @JsonValue
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    list.forEach(mapping -> texts.put(mapping.target().toString(), mapping.source().toString()));
    return texts;
  }

  @Override
  public Iterator<Mapping> iterator() {
    return list.iterator();
  }
}
