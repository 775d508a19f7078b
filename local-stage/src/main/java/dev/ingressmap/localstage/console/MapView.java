package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.console.Targets.Target;
import dev.ingressmap.localstage.deployments.Access;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The map as the console draws it. The docs say what its parts mean. */
record MapView(@Nullable Ingress ingress, List<Stage> stages, List<Target> targets) {

  record Ingress(String url) {}

  record Stage(
      String api,
      String name,
      String stage,
      String url,
      List<String> domains,
      String deployment,
      @Nullable Canary canary,
      @Nullable String owner,
      List<Route> routes) {}

  record Canary(String deployment, double percent) {}

  record Route(
      String route,
      String method,
      String path,
      String team,
      String owner,
      String access,
      Access.Kind kind,
      boolean key,
      @Nullable String authorizer,
      String authorization,
      @Nullable Throttle throttle,
      Integration integration,
      String target,
      List<Parameter> parameters,
      Map<String, String> models,
      boolean live,
      boolean canary) {}

  record Throttle(double rate, int burst) {}

  record Integration(
      String type, @Nullable String method, @Nullable String uri, int timeoutMillis) {}

  record Parameter(String in, String name, boolean required) {}
}
