package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.console.Targets.Target;
import dev.ingressmap.localstage.deployments.Access;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.model.MappingRules;
import dev.ingressmap.localstage.model.StageVariables;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.CanarySettings;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the map from what is served, and what is around it. */
final class MapReader {

  /** The tag by which a map knows its API. */
  private static final String OWNER = "ingressmap.dev/map";

  private final Surroundings around;
  private final Targets targets;
  private final Map<String, Target> used = new LinkedHashMap<>();

  private MapReader(Surroundings around) {
    this.around = around;
    this.targets = new Targets(around);
  }

  static MapView read(Served served, Surroundings around) {
    return new MapReader(around).read(served);
  }

  private MapView read(Served served) {
    List<MapView.Stage> stages =
        served.apis().values().stream()
            .sorted(
                Comparator.comparing((HostedApi api) -> String.valueOf(api.api().name()))
                    .thenComparing(api -> api.api().id()))
            .flatMap(api ->
                api.stages().values().stream()
                    .sorted(Comparator.comparing(Stage::stageName))
                    .map(stage -> stage(api, stage, served)))
            .toList();
    around.services().stream()
        .map(service -> Target.service(service.name(), service.address()))
        .forEach(target -> used.putIfAbsent(target.id(), target));
    URI ingress = around.ingress();
    return new MapView(
        ingress == null ? null : new MapView.Ingress(ingress.toString()),
        stages,
        List.copyOf(used.values()));
  }

  private MapView.Stage stage(HostedApi api, Stage stage, Served served) {
    CanarySettings canary = stage.canarySettings();
    String id = api.api().id();
    return new MapView.Stage(
        id,
        String.valueOf(api.api().name()),
        stage.stageName(),
        "/_aws/execute-api/" + id + "/" + stage.stageName(),
        domains(served, id, stage.stageName()),
        stage.deploymentId(),
        canary == null
            ? null
            : new MapView.Canary(
                Objects.requireNonNullElse(canary.deploymentId(), stage.deploymentId()),
                canary.percentTraffic()),
        api.api().tags().get(OWNER),
        routes(api, stage));
  }

  private static List<String> domains(Served served, String api, String stage) {
    List<String> domains = new ArrayList<>();
    for (HostedDomain domain : served.domains().values()) {
      for (BasePathMapping mapping : domain.mappings().values()) {
        if (mapping.restApiId().equals(api)
            && (mapping.stage() == null || mapping.stage().equals(stage))) {
          String base =
              mapping.basePath().equals(BasePathMapping.NONE) ? "" : "/" + mapping.basePath();
          domains.add(
              domain.domainName().domainName()
                  + base
                  + (mapping.stage() == null ? "/" + stage : ""));
        }
      }
    }
    return domains.stream().sorted().toList();
  }

  /** The routes of the live deployment, and those of the canary that it does not have. */
  private List<MapView.Route> routes(HostedApi api, Stage stage) {
    ApiDefinition live = definition(api, stage.deploymentId());
    CanarySettings canary = stage.canarySettings();
    ApiDefinition tried = canary == null ? null : definition(api, canary.deploymentId());
    Map<String, MapView.Route> routes = new TreeMap<>();
    if (tried != null) {
      add(routes, tried, stage, route -> false, route -> true);
    }
    if (live != null) {
      List<String> ofCanary = List.copyOf(routes.keySet());
      add(routes, live, stage, route -> true, ofCanary::contains);
    }
    return List.copyOf(routes.values());
  }

  private static @Nullable ApiDefinition definition(HostedApi api, @Nullable String deployment) {
    return deployment == null || !api.deployments().containsKey(deployment)
        ? null
        : api.deployment(deployment).definition();
  }

  private void add(
      Map<String, MapView.Route> routes,
      ApiDefinition definition,
      Stage stage,
      Predicate<String> live,
      Predicate<String> canary) {
    for (Resource resource : definition.resources().values()) {
      for (Method method : resource.resourceMethods().values()) {
        if (method.methodIntegration() != null) {
          // Paths come first, so that neighbours are next to each other.
          String key = resource.path() + " " + method.httpMethod();
          routes.put(
              key, route(definition, resource, method, stage, live.test(key), canary.test(key)));
        }
      }
    }
  }

  private MapView.Route route(
      ApiDefinition definition,
      Resource resource,
      Method method,
      Stage stage,
      boolean live,
      boolean canary) {
    Authorizer authorizer = Access.authorizer(method, definition.components());
    Access access = Access.of(method, definition.components());
    Integration integration = method.integration();
    String uri = Objects.requireNonNullElse(integration.uri(), "");
    Target target = targets.of(integration.type(), StageVariables.filled(uri, stage.variables()));
    used.putIfAbsent(target.id(), target);
    String owner =
        around.owner(
            definition.api().id(), stage.stageName(), method.httpMethod(), resource.path());
    return new MapView.Route(
        method.httpMethod() + " " + resource.path(),
        method.httpMethod(),
        resource.path(),
        owner.indexOf('/') < 0 ? owner : owner.substring(0, owner.indexOf('/')),
        owner,
        access.words(),
        access.kind(),
        method.apiKeyRequired(),
        authorizer == null ? null : authorizer.name(),
        method.authorizationType().name(),
        throttle(stage.methodSetting(resource.path(), method.httpMethod())),
        new MapView.Integration(
            integration.type().name(),
            integration.httpMethod(),
            integration.uri(),
            integration.timeoutInMillis()),
        target.id(),
        parameters(resource, method),
        method.requestModels(),
        live,
        canary);
  }

  private static MapView.@Nullable Throttle throttle(@Nullable MethodSetting setting) {
    return setting == null || setting.throttlingRateLimit() < 0
        ? null
        : new MapView.Throttle(
            setting.throttlingRateLimit(), Math.max(setting.throttlingBurstLimit(), 0));
  }

  /** The variables of the path, and the parameters that the method declares. */
  private static List<MapView.Parameter> parameters(Resource resource, Method method) {
    List<MapView.Parameter> parameters = new ArrayList<>();
    for (String segment : resource.path().split("/", -1)) {
      if (segment.startsWith("{")) {
        parameters.add(new MapView.Parameter("path", segment.replaceAll("[{}+]", ""), true));
      }
    }
    method
        .requestParameters()
        .forEach((expression, required) -> {
          Parameter parameter = MappingRules.methodRequest(expression);
          String in = parameter.place().name().toLowerCase(Locale.ROOT);
          if (!in.equals("path")) {
            parameters.add(new MapView.Parameter(in, parameter.name(), required));
          }
        });
    return parameters;
  }
}
