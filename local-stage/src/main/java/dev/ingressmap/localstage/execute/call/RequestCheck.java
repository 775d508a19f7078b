package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.mapping.Sources;
import dev.ingressmap.localstage.model.MappingRules;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.RequestValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a method's request validator, before the request goes to the integration.
 *
 * @param required the request parameters that must be present and not blank, in AWS's order
 * @param models by content type, or {@code $default}
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html">
 *     Request validation</a>
 */
public record RequestCheck(
    List<Parameter> required, Map<String, String> models, BodySchemas schemas) {

  /** The check for a method; null if it has no validator. */
  public static @Nullable RequestCheck of(
      Method method, ApiDefinition definition, BodySchemas schemas) {
    String id = method.requestValidatorId();
    if (id == null) {
      return null;
    }
    RequestValidator validator = definition.components().requestValidator(id);
    List<Parameter> required =
        validator.validateRequestParameters()
            ? method.requestParameters().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .map(MappingRules::methodRequest)
                .toList()
            : List.of();
    return new RequestCheck(
        required, validator.validateRequestBody() ? method.requestModels() : Map.of(), schemas);
  }

  /** Throws a {@link GatewayFailure} if the request is not valid. */
  public void check(Call call) {
    Sources sources = new RequestSources(call);
    List<String> missing = new ArrayList<>();
    for (Parameter parameter : required) {
      if (!isThere(parameter, sources)) {
        missing.add(parameter.name());
      }
    }
    if (!missing.isEmpty()) {
      throw GatewayFailure.saying(
          GatewayResponse.BAD_REQUEST_PARAMETERS,
          "Missing required request parameters: [" + String.join(", ", missing) + "]",
          "[" + String.join(", ", missing) + "]");
    }
    if (!models.isEmpty()) {
      checkBody(call);
    }
  }

  private void checkBody(Call call) {
    @Nullable String header = call.headers().get(HttpHeader.CONTENT_TYPE);
    String contentType = header == null ? MediaTypes.JSON : MediaTypes.first(header);
    String model = models.getOrDefault(contentType, models.get("$default"));
    if (model == null) {
      return;
    }
    List<String> errors = schemas.errors(model, call.body().text());
    if (!errors.isEmpty()) {
      throw GatewayFailure.saying(
          GatewayResponse.BAD_REQUEST_BODY,
          GatewayResponse.BAD_REQUEST_BODY.message(),
          "[" + String.join(", ", errors) + "]");
    }
  }

  private static boolean isThere(Parameter parameter, Sources sources) {
    return sources.parameter(parameter.place(), parameter.name()).stream()
        .anyMatch(value -> parameter.place() == Place.PATH || !value.isBlank());
  }
}
