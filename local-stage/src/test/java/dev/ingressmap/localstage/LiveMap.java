package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** An API Gateway with faults, and what its stages serve, as callers see it from outside. */
final class LiveMap implements AutoCloseable {

  /** What there is before the first deployment: no API, or one without a stage. */
  private static final List<String> NOTHING = List.of("", "403 {\"message\":\"Forbidden\"}");

  private final NamingBackend backend = new NamingBackend();
  private final Caller caller = new Caller();
  private final ScriptedFaults faults = new ScriptedFaults();
  private final WaitedTime time = new WaitedTime();
  private final ApiGatewayUnderTest gateway =
      new ApiGatewayUnderTest(faults, backend.asIngress(), time);

  LiveMap() throws IOException {}

  /** A map whose stage answers which map it is: its routes lead to a host of that name. */
  static DesiredApi map(Path folder, String host) throws IOException {
    return map(folder, host, Settings.DEFAULT);
  }

  static DesiredApi map(Path folder, String host, Settings settings) throws IOException {
    Path file = folder.resolve(host + ".yaml");
    Rules.write(file, List.of("Exact " + host + "/a", "Exact " + host + "/only/" + host));
    return ApplyRun.desired(file, settings);
  }

  ScriptedFaults faults() {
    return faults;
  }

  /** In which changes come to callers, and those who make them wait. */
  WaitedTime time() {
    return time;
  }

  URI endpoint() {
    return gateway.endpoint();
  }

  ApiGatewayUnderTest gateway() {
    return gateway;
  }

  /** What is served at this moment, by all APIs that there are. */
  String served() {
    return gateway.apis().stream()
        .map(RestApi::id)
        .sorted()
        .map(id -> Prober.answer(caller, url(id)))
        .collect(Collectors.joining(", "));
  }

  private URI url(String id) {
    String host = "//" + id + ".execute-api.";
    return URI.create(gateway.endpoint().toString().replace("//", host) + "/v1/a");
  }

  /** What callers may see while maps come: what was before, null for nothing, or one of them. */
  static List<String> answers(@Nullable String before, String... after) {
    List<String> answers = new ArrayList<>(before == null ? NOTHING : List.of(before));
    answers.addAll(List.of(after));
    return answers;
  }

  /** Begins anew, with a map, or null for none. */
  void begin(@Nullable DesiredApi map) {
    clear();
    if (map != null) {
      try (ApplyRun run = new ApplyRun(endpoint(), time)) {
        var _ = run.apply(map);
      }
    }
    faults.none();
  }

  /** Takes all APIs, usage plans and domains away, and what is left of the faults. */
  private void clear() {
    faults.none();
    gateway
        .client()
        .getDomainNames()
        .items()
        .forEach(d -> gateway.client().deleteDomainName(r -> r.domainName(d.domainName())));
    gateway.apis().forEach(api -> gateway.client().deleteRestApi(r -> r.restApiId(api.id())));
    gateway
        .client()
        .getUsagePlans()
        .items()
        .forEach(plan -> gateway.client().deleteUsagePlan(r -> r.usagePlanId(plan.id())));
  }

  @Override
  public void close() {
    gateway.close();
    caller.close();
    backend.close();
  }
}
