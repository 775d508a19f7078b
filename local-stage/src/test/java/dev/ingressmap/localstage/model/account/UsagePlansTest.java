package dev.ingressmap.localstage.model.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsagePlansTest {

  private static final int ROUNDS = 300;

  private final RestApis apis = new RestApis();

  @Test
  void aQuotaIsExactHoweverManyCountAtOnce() throws Exception {
    KeyUsage usage = new KeyUsage();
    QuotaSettings quota = new QuotaSettings(1000, 0, QuotaPeriod.DAY);
    Callable<Integer> taking =
        () -> {
          int taken = 0;
          for (int i = 0; i < 500; i++) {
            taken += usage.take(quota, 7) ? 1 : 0;
          }
          return taken;
        };
    int all = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> taken : threads.invokeAll(List.of(taking, taking, taking, taking))) {
        all += taken.get();
      }
    }
    assertThat(all).isEqualTo(1000);
    assertThat(usage.used(7)).isEqualTo(1000);
    assertThat(usage.remaining(quota, 7, 7)).isZero();
    assertThat(usage.remaining(quota, 8, 8)).isEqualTo(1000);
  }

  @Test
  void noPlanKeepsAStageThatIsDeletedWhileItIsAdded() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        String id = add("api" + round);
        var barrier = new CyclicBarrier(2);
        Future<Boolean> adding =
            threads.submit(() -> {
              barrier.await();
              return refusal(() -> apis.usagePlans().add(plan(id))) == null;
            });
        barrier.await();
        apis.removeStage(id, "v1");
        boolean added = adding.get();
        assertThat(apis.usagePlans().all())
            .as("round %d, added %s", round, added)
            .allSatisfy(plan -> assertThat(plan.apiStages()).isEmpty());
      }
    }
  }

  @Test
  void noPlanKeepsAKeyThatIsDeletedWhileItIsGiven() throws Exception {
    String planId = apis.usagePlans().add(plan(null)).id();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        String keyId = apis.apiKeys().add(key()).id();
        var barrier = new CyclicBarrier(2);
        Future<?> giving =
            threads.submit(() -> {
              barrier.await();
              return refusal(() -> apis.usagePlans().addKey(planId, keyId));
            });
        barrier.await();
        apis.usagePlans().deleteKey(keyId);
        giving.get();
        assertThat(apis.usagePlans().keysOf(planId)).as("round %d", round).isEmpty();
        assertThat(apis.usagePlans().of(keyId)).isEmpty();
      }
    }
  }

  private static @Nullable ApiGatewayException refusal(Callable<?> call) throws Exception {
    try {
      call.call();
      return null;
    } catch (ApiGatewayException e) {
      return e;
    }
  }

  private static UsagePlan plan(@Nullable String apiId) {
    List<ApiStage> stages = new ArrayList<>();
    if (apiId != null) {
      stages.add(new ApiStage(apiId, "v1", Map.of()));
    }
    return new UsagePlan(
        Identifier.ofUsagePlan(), "plan", null, stages, null, null, null, Map.of());
  }

  private static ApiKey key() {
    return new ApiKey(
        Identifier.ofApiKey(),
        Identifier.ofApiKeyValue(),
        null,
        null,
        null,
        true,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        Map.of());
  }

  /** Adds an API with a stage. */
  private String add(String id) {
    RestApi api =
        new RestApi(
            id,
            "api",
            null,
            Instant.EPOCH,
            null,
            List.of(),
            null,
            ApiKeySource.HEADER,
            EndpointConfiguration.EDGE,
            null,
            Map.of(),
            false,
            "root",
            null,
            null);
    ApiDefinition definition = ApiDefinition.of(api, Quotas.USUAL);
    Deployment deployment = new Deployment("d", null, Instant.EPOCH, definition);
    Stage stage =
        new Stage(
            "v1",
            "d",
            null,
            false,
            null,
            Map.of(),
            Map.of(),
            null,
            null,
            null,
            null,
            false,
            Map.of(),
            Instant.EPOCH,
            Instant.EPOCH);
    // Nothing is called here, so it may be deployed without methods.
    apis.add(
        new HostedApi(
            definition, Documentation.NONE, Map.of("d", deployment), Map.of("v1", stage)));
    return id;
  }
}
