package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.Named;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;

/** Reads what an API has besides its routes, with one call for each kind that is mentioned. */
final class LiveDetailsReader {

  /** Those that AWS gives every API. */
  private static final Set<String> USUAL_MODELS = Set.of("Empty", "Error");

  private final ApiGateway aws;
  private final String apiId;
  private final Settings settings;
  private final List<Method> methods;
  private final @Nullable List<Authorizer> authorizers;

  LiveDetailsReader(ApiGateway aws, String apiId, Settings settings, List<Method> methods) {
    this.aws = aws;
    this.apiId = apiId;
    this.settings = settings;
    this.methods = methods;
    this.authorizers = speaksOf(Method::authorizerId) ? aws.authorizers(apiId) : null;
  }

  /** The names for the ids that the methods have. */
  LiveNames names() {
    List<RequestValidator> validators =
        speaksOf(Method::requestValidatorId) ? aws.requestValidators(apiId) : List.of();
    return LiveNames.of(authorizers == null ? List.of() : authorizers, validators);
  }

  LiveDetails read() {
    boolean answers = !settings.api().responses().isEmpty() || settings.cors() != null;
    return new LiveDetails(
        answers ? responses(aws, apiId) : null,
        authorizers == null ? null : fields(authorizers),
        speaksOfModels() ? models(aws, apiId) : null);
  }

  /** What was read, and what only others can have made. */
  static LiveDetails complete(ApiGateway aws, String apiId, LiveDetails read) {
    return new LiveDetails(
        read.responses() == null ? responses(aws, apiId) : read.responses(),
        read.authorizers() == null ? fields(aws.authorizers(apiId)) : read.authorizers(),
        read.models() == null ? models(aws, apiId) : read.models());
  }

  private static Map<String, Map<Named, String>> responses(ApiGateway aws, String apiId) {
    Map<String, Map<Named, String>> responses = new HashMap<>();
    aws.gatewayResponses(apiId).stream()
        .filter(response -> !Boolean.TRUE.equals(response.defaultResponse()))
        .forEach(response -> responses.put(response.responseTypeAsString(), Details.of(response)));
    return responses;
  }

  private static Map<String, Map<Named, String>> models(ApiGateway aws, String apiId) {
    Map<String, Map<Named, String>> models = new HashMap<>();
    aws.models(apiId).stream()
        .filter(model -> !USUAL_MODELS.contains(model.name()))
        .forEach(model -> models.put(model.name(), Details.of(model)));
    return models;
  }

  private static Map<String, Map<Named, String>> fields(List<Authorizer> authorizers) {
    Map<String, Map<Named, String>> named = new HashMap<>();
    authorizers.forEach(authorizer -> named.put(authorizer.name(), Details.of(authorizer)));
    return named;
  }

  private boolean speaksOfModels() {
    return !settings.models().isEmpty()
        || methods.stream()
            .flatMap(method -> method.requestModels().values().stream())
            .anyMatch(name -> !USUAL_MODELS.contains(name));
  }

  private boolean speaksOf(Function<Method, @Nullable String> field) {
    return methods.stream().map(field).anyMatch(Objects::nonNull);
  }
}
