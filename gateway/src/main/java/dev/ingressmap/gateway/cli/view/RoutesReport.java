package dev.ingressmap.gateway.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.report.HeldBackView;
import dev.ingressmap.gateway.deploy.access.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes, for programs.
 *
 * @param remarks what else is to be said about the whole
 * @param heldBack the objects whose declarations wait; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoutesReport(
    String command,
    String api,
    String stage,
    State from,
    List<RouteView> routes,
    List<String> remarks,
    @Nullable List<HeldBackView> heldBack,
    int apiCalls,
    int reads,
    int writes) {

  static RoutesReport of(ViewedMap map, ApiCalls calls) {
    return new RoutesReport(
        "routes",
        map.settings().api().title(),
        map.settings().stage().name(),
        map.from(),
        map.routes().values().stream().map(RouteView::of).toList(),
        map.remarks(),
        HeldBackView.of(map.heldBack()),
        calls.total(),
        calls.reads(),
        calls.writes());
  }

  /**
   * A route.
   *
   * @param owner null if nothing says whose it is
   * @param rule that asks for it, in words
   * @param status that API Gateway itself answers
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RouteView(
      String method,
      String path,
      @Nullable String owner,
      @Nullable String rule,
      @Nullable String host,
      @Nullable String backend,
      @Nullable String status,
      Access access,
      @Nullable String note) {

    static RouteView of(ViewedRoute route) {
      ViewedBackend backend = route.backend();
      return new RouteView(
          route.key().method(),
          route.key().path(),
          route.owner(),
          route.rule(),
          route.host(),
          backend.uri(),
          backend.isMock() ? backend.status() : null,
          route.access(),
          route.note().isEmpty() ? null : route.note());
    }
  }
}
