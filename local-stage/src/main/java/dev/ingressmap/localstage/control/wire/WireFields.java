package dev.ingressmap.localstage.control.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.account.ApiStage;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/** The fields that AWS writes in an unusual way, as mix-ins for their records. */
final class WireFields {

  private WireFields() {}

  interface OfIntegration {

    @JsonSerialize(contentUsing = EmptyAsNull.class)
    Map<String, String> requestTemplates();

    @JsonInclude(Include.ALWAYS)
    List<String> cacheKeyParameters();
  }

  interface OfMethodResponse {

    @JsonInclude(Include.NON_NULL)
    Map<String, Boolean> responseParameters();

    @JsonInclude(Include.NON_NULL)
    Map<String, String> responseModels();
  }

  interface OfIntegrationResponse {

    @JsonInclude(Include.NON_NULL)
    @JsonSerialize(contentUsing = EmptyAsNull.class)
    Map<String, String> responseTemplates();
  }

  interface OfGatewayResponse {

    @JsonInclude(Include.ALWAYS)
    Mappings responseParameters();
  }

  interface OfStage {

    @JsonInclude(Include.ALWAYS)
    Map<String, MethodSetting> methodSettings();

    @JsonProperty
    String cacheClusterStatus();
  }

  interface OfApiKey {

    @JsonInclude(Include.ALWAYS)
    List<String> stageKeys();
  }

  interface OfUsagePlan {

    @JsonInclude(Include.ALWAYS)
    List<ApiStage> apiStages();
  }

  /** Writes timestamps in whole seconds, as AWS does. */
  static final class EpochSeconds extends StdSerializer<Instant> {

    EpochSeconds() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(value.getEpochSecond());
    }
  }

  /** Writes an empty template as null, as AWS does. */
  static final class EmptyAsNull extends StdSerializer<String> {

    EmptyAsNull() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator json, SerializationContext context) {
      if (value.isEmpty()) {
        json.writeNull();
      } else {
        json.writeString(value);
      }
    }
  }
}
