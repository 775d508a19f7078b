package dev.ingressmap.localstage.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the files: the components of the model's records, without those that are absent. */
final class StoredJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private StoredJson() {}
}
