package dev.ingressmap.localstage.control.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of the REST-JSON protocol. The component names of the model's records are the names on
 * the wire, and types are strict.
 */
public final class Wire {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .withConfigOverride(Map.class, Wire::omitEmpty)
          .withConfigOverride(List.class, Wire::omitEmpty)
          .withConfigOverride(Mappings.class, Wire::omitEmpty)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withCoercionConfig(
              LogicalType.Textual,
              coercion ->
                  coercion
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .addModule(new SimpleModule().addSerializer(Instant.class, new WireFields.EpochSeconds()))
          .addMixIn(Integration.class, WireFields.OfIntegration.class)
          .addMixIn(IntegrationResponse.class, WireFields.OfIntegrationResponse.class)
          .addMixIn(MethodResponse.class, WireFields.OfMethodResponse.class)
          .addMixIn(GatewayResponse.class, WireFields.OfGatewayResponse.class)
          .addMixIn(Stage.class, WireFields.OfStage.class)
          .addMixIn(ApiKey.class, WireFields.OfApiKey.class)
          .addMixIn(UsagePlan.class, WireFields.OfUsagePlan.class)
          .build();

  private Wire() {}

  public static byte[] bytes(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  public static ObjectNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static ArrayNode array(List<String> values) {
    return JSON.valueToTree(values);
  }

  /** The JSON object of a request body; an empty body is an empty object. */
  public static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      return object();
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw WireTypes.malformed();
    }
    throw WireTypes.malformed();
  }

  public static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JacksonException e) {
      throw WireTypes.refusal(e, node);
    }
  }

  private static void omitEmpty(MutableConfigOverride override) {
    override.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS));
  }
}
