package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.ApiStage;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import dev.ingressmap.localstage.model.domain.DomainKey;
import dev.ingressmap.localstage.model.stage.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A path moves from one API of a domain to another and back while it is called. */
class MovingPathTest {

  private static final String DOMAIN = "api.example.com";
  private static final DomainKey KEY = new DomainKey(DOMAIN, null);
  private static final int MOVES = 20_000;

  @AutoClose private final DataPlane plane = new DataPlane();
  private final DeployedApi rest = plane.deploy(saying("/b/c"));
  private final DeployedApi part = plane.deploy(saying("/c"));
  private final Deployment with =
      plane.apis().get(rest.id()).deployments().values().iterator().next();
  private final Deployment without =
      DataPlane.deployment(
          new SampleApi(with.definition().withoutResource(resource("/b")))
              .route("GET", "/other", SampleIntegration.saying("other"))
              .definition());
  private final BasePathMapping mapping = new BasePathMapping("b", part.id(), "v1");
  private final ApiKey key = plane.key(true);
  private final UsagePlan plan = plan();

  @Test
  void isServedAllTheTime() throws Exception {
    plane.domain(DOMAIN, new BasePathMapping("", rest.id(), "v1"));
    plane.apis().update(rest.id(), api -> api.with(without));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(callers.submit(callsUntil(done)));
      }
      for (int i = 0; i < MOVES && calls.stream().noneMatch(Future::isDone); i++) {
        split();
        unsplit();
      }
      done.set(true);
      for (Future<Integer> call : calls) {
        assertThat(call.get()).isPositive();
      }
    }
  }

  private void split() {
    open(rest, part);
    plane.apis().domainNames().update(KEY, domain -> domain.withNew(mapping));
    point(without);
  }

  private void unsplit() {
    point(with);
    plane.apis().domainNames().update(KEY, domain -> domain.without(mapping));
    open(rest);
  }

  private void open(DeployedApi... apis) {
    List<ApiStage> stages = new ArrayList<>();
    for (DeployedApi api : apis) {
      stages.add(new ApiStage(api.id(), "v1", Map.of()));
    }
    plane.apis().usagePlans().update(plan.id(), old -> plan(old.id(), stages));
  }

  private void point(Deployment deployment) {
    plane.apis().update(rest.id(), api -> api.with(DataPlane.stage(deployment, Map.of())));
  }

  private Callable<Integer> callsUntil(AtomicBoolean done) {
    String request =
        "GET /b/c HTTP/1.1\r\nHost: " + DOMAIN + "\r\nx-api-key: " + key.value() + "\r\n\r\n";
    return () -> {
      int calls = 0;
      try (Wire wire = new Wire(plane.port())) {
        while (!done.get()) {
          var reply = wire.send(request).reply();
          assertThat(reply.status() + " " + reply.body()).isEqualTo("200 hello");
          calls++;
        }
      }
      return calls;
    };
  }

  private String resource(String path) {
    return with.definition().resources().values().stream()
        .filter(resource -> resource.path().equals(path))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static SampleApi saying(String path) {
    return new SampleApi()
        .route("GET", path, AuthorizationType.NONE, true, SampleIntegration.saying("hello"));
  }

  private UsagePlan plan() {
    UsagePlan open =
        plan(Identifier.ofUsagePlan(), List.of(new ApiStage(rest.id(), "v1", Map.of())));
    plane.apis().usagePlans().add(open);
    plane.apis().usagePlans().addKey(open.id(), key.id());
    return open;
  }

  private static UsagePlan plan(String id, List<ApiStage> stages) {
    return new UsagePlan(id, "plan", null, stages, null, null, null, Map.of());
  }
}
