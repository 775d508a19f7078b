package dev.ingressmap.gateway.openapi;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation in OpenAPI's form.
 *
 * @param responses by status
 * @param security one set of schemes with their scopes, or none
 */
@JsonInclude(Include.NON_EMPTY)
record OperationObject(
    List<Parameter> parameters,
    @Nullable RequestBody requestBody,
    @JsonInclude(Include.ALWAYS) Map<String, Response> responses,
    List<Map<String, List<String>>> security,
    @JsonProperty(Extension.REQUEST_VALIDATOR) @Nullable String requestValidator,
    @JsonProperty(Extension.INTEGRATION) IntegrationObject integration) {

  static OperationObject of(Operation operation) {
    String model = operation.requestModel();
    Map<String, List<String>> security = security(operation.security());
    return new OperationObject(
        operation.parameters().entrySet().stream()
            .map(parameter -> Parameter.of(parameter.getKey(), parameter.getValue()))
            .toList(),
        model == null ? null : new RequestBody(true, Content.json(model)),
        operation.responses().entrySet().stream()
            .collect(
                toMap(Map.Entry::getKey, entry -> Response.of(entry.getKey(), entry.getValue()))),
        security.isEmpty() ? List.of() : List.of(security),
        operation.validation() == null ? null : operation.validation().validator(),
        IntegrationObject.of(operation.integration()));
  }

  private static Map<String, List<String>> security(Security security) {
    Map<String, List<String>> schemes = new HashMap<>();
    if (security.type() == Security.Type.AWS_IAM) {
      schemes.put(SecurityScheme.SIGNATURE, List.of());
    }
    if (security.authorizer() != null) {
      schemes.put(security.authorizer(), security.scopes());
    }
    if (security.apiKeyRequired()) {
      schemes.put(SecurityScheme.API_KEY, List.of());
    }
    return schemes;
  }

  /** A parameter of a call. */
  record Parameter(String name, String in, boolean required, Schema schema) {

    private static final Map<String, String> PLACES =
        Map.of("path", "path", "querystring", "query", "header", "header");

    /** The parameter for a name such as {@code querystring.NAME}. */
    static Parameter of(String parameter, boolean required) {
      int dot = parameter.indexOf('.');
      String place = parameter.substring(0, dot);
      return new Parameter(
          parameter.substring(dot + 1), PLACES.getOrDefault(place, place), required, Schema.TEXT);
    }
  }

  /** The body of a call. */
  record RequestBody(boolean required, Map<String, Content> content) {}

  /** A response that clients may get. */
  @JsonInclude(Include.NON_EMPTY)
  record Response(String description, Map<String, Content> content, Map<String, Content> headers) {

    static Response of(String status, Operation.Response response) {
      return new Response(
          status + " response",
          response.model().isEmpty() ? Map.of() : Content.json(response.model()),
          response.headers().stream().collect(toMap(name -> name, name -> Content.TEXT)));
    }
  }

  /** The schema of a body or of a header. */
  record Content(Schema schema) {

    static final Content TEXT = new Content(Schema.TEXT);

    /** A JSON body with a model, by media type. */
    static Map<String, Content> json(String model) {
      return Map.of(
          "application/json", new Content(new Schema(null, "#/components/schemas/" + model)));
    }
  }

  /** A type, or a reference to a model. */
  @JsonInclude(Include.NON_EMPTY)
  record Schema(@Nullable String type, @JsonProperty("$ref") @Nullable String ref) {

    static final Schema TEXT = new Schema("string", null);
  }
}
