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

/** An API Gateway with faults, and what its stages serve to callers outside. */
final class LiveMap implements AutoCloseable {

  /** The answers before the first deployment: no API, or an API without a stage. */
  private static final List<String> NOTHING = List.of("", "403 {\"message\":\"Forbidden\"}");

  private final NamingBackend backend = new NamingBackend();
  private final Caller caller = new Caller();
  private final ScriptedFaults faults = new ScriptedFaults();
  private final WaitedTime time = new WaitedTime();
  private final ApiGatewayUnderTest gateway =
      new ApiGatewayUnderTest(faults, backend.asIngress(), time);

  LiveMap() throws IOException {}

  /** A map whose stage answers with the name of the map: its routes lead to a host of that name. */
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

  /** The clock by which changes reach callers, and by which runs wait for them. */
  WaitedTime time() {
    return time;
  }

  URI endpoint() {
    return gateway.endpoint();
  }

  ApiGatewayUnderTest gateway() {
    return gateway;
  }

  /** The current answers of all existing APIs. */
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

  /**
   * The possible answers while maps are applied: the one before, null for none, or one of theirs.
   */
  static List<String> answers(@Nullable String before, String... after) {
    List<String> answers = new ArrayList<>(before == null ? NOTHING : List.of(before));
    answers.addAll(List.of(after));
    return answers;
  }

  /** Starts over with a map, or with null for none. */
  void begin(@Nullable DesiredApi map) {
    clear();
    if (map != null) {
      try (ApplyRun run = new ApplyRun(endpoint(), time)) {
        var _ = run.apply(map);
      }
    }
    faults.none();
  }

  /** Removes all APIs, usage plans and domains, and all remaining faults. */
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
