package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.Authorizer;
import dev.ingressmap.gateway.aws.api.Method;
import dev.ingressmap.gateway.aws.api.RequestValidator;
import dev.ingressmap.gateway.aws.api.RouteValue.Group;
import dev.ingressmap.gateway.aws.api.RouteValue.GroupEntry;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.deploy.change.Named;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an API has in addition to routes, with one call for each kind that is mentioned. */
final class LiveDetailsReader {

  /** The models that AWS gives every API. */
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
    this.authorizers =
        speaksOf(RouteSetting.AUTHORIZER) ? aws.workingCopy(apiId).authorizers() : null;
  }

  /** The names for the ids in the methods. */
  LiveNames names() {
    List<RequestValidator> validators =
        speaksOf(RouteSetting.VALIDATOR) ? aws.workingCopy(apiId).requestValidators() : List.of();
    return LiveNames.of(authorizers == null ? List.of() : authorizers, validators);
  }

  LiveDetails read() {
    boolean answers = !settings.api().responses().isEmpty() || settings.cors() != null;
    return new LiveDetails(
        answers ? responses(aws, apiId) : null,
        authorizers == null ? null : fields(authorizers),
        speaksOfModels() ? models(aws, apiId) : null);
  }

  /** The details, with the kinds that were not read because only others can have created them. */
  static LiveDetails complete(ApiGateway aws, String apiId, LiveDetails read) {
    return new LiveDetails(
        read.responses() == null ? responses(aws, apiId) : read.responses(),
        read.authorizers() == null
            ? fields(aws.workingCopy(apiId).authorizers())
            : read.authorizers(),
        read.models() == null ? models(aws, apiId) : read.models());
  }

  private static Map<String, Map<Named, String>> responses(ApiGateway aws, String apiId) {
    Map<String, Map<Named, String>> responses = new HashMap<>();
    aws.workingCopy(apiId).gatewayResponses().stream()
        .filter(response -> !response.usual())
        .forEach(response -> responses.put(response.type(), Details.of(response)));
    return responses;
  }

  private static Map<String, Map<Named, String>> models(ApiGateway aws, String apiId) {
    Map<String, Map<Named, String>> models = new HashMap<>();
    aws.workingCopy(apiId)
        .models()
        .forEach((name, schema) -> models.put(name, Details.ofModel(schema)));
    models.keySet().removeAll(USUAL_MODELS);
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
            .flatMap(method -> method.values().entrySet().stream())
            .filter(value -> value.getKey() instanceof GroupEntry of && of.group() == Group.MODELS)
            .anyMatch(value -> !USUAL_MODELS.contains(value.getValue()));
  }

  private boolean speaksOf(RouteSetting setting) {
    return methods.stream().anyMatch(method -> method.value(setting) != null);
  }
}
