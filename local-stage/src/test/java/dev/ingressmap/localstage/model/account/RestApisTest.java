package dev.ingressmap.localstage.model.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestApisTest {

  private static final int WRITERS = 8;
  private static final int RESOURCES = 30;

  private final RestApis apis = new RestApis();

  @Test
  void writersLoseNoChangeAndReadersSeeNoHalfOfOne() throws Exception {
    String id = add().api().id();
    var barrier = new CyclicBarrier(WRITERS + 2);
    var done = new AtomicBoolean();
    try (var executor = Executors.newFixedThreadPool(WRITERS + 2)) {
      List<Future<Boolean>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer ->
                  executor.submit(() -> {
                    barrier.await();
                    for (int i = 0; i < RESOURCES; i++) {
                      addPair(id, "w" + writer + "r" + i);
                    }
                    return true;
                  }))
              .toList();
      Callable<Boolean> reader =
          () -> {
            barrier.await();
            int seen = 0;
            while (!done.get()) {
              ApiDefinition definition = apis.get(id).definition();
              assertWhole(definition);
              assertThat(definition.resources()).hasSizeGreaterThanOrEqualTo(seen);
              seen = definition.resources().size();
            }
            return true;
          };
      Future<Boolean> first = executor.submit(reader);
      Future<Boolean> second = executor.submit(reader);
      try {
        for (Future<Boolean> writer : writers) {
          assertThat(writer.get()).isTrue();
        }
      } finally {
        done.set(true);
      }
      assertThat(first.get()).isTrue();
      assertThat(second.get()).isTrue();
    }
    assertThat(apis.get(id).definition().resources()).hasSize(1 + WRITERS * RESOURCES);
  }

  @Test
  void changeThatFailsLeavesTheApiAsItWas() {
    HostedApi api = add();
    String id = api.api().id();
    assertThatThrownBy(() ->
            apis.update(
                id,
                before ->
                    before.with(before.definition().withNewResource("x", "no such parent", "y"))))
        .isInstanceOf(ApiGatewayException.class);
    assertThat(apis.get(id)).isSameAs(api);
  }

  @Test
  void modelCannotBeChangedFromOutside() {
    ApiDefinition definition = add().definition();
    assertThatThrownBy(() -> definition.resources().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> definition.api().tags().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private HostedApi add() {
    return apis.add(HostedApi.of(ApiDefinition.of(api(), Quotas.USUAL)));
  }

  /** Adds a resource, and its name as a media type; the two belong together. */
  private void addPair(String id, String name) {
    apis.update(
        id,
        api -> {
          ApiDefinition definition = api.definition();
          return api.with(
              definition
                  .withNewResource(name, definition.root().id(), name)
                  .with(
                      api(
                          id,
                          Stream.concat(
                                  definition.api().binaryMediaTypes().stream(), Stream.of(name))
                              .toList(),
                          definition.api().rootResourceId())));
        });
  }

  private static void assertWhole(ApiDefinition definition) {
    assertThat(definition.resources().values().stream().map(Resource::id))
        .containsAll(definition.api().binaryMediaTypes())
        .hasSize(definition.api().binaryMediaTypes().size() + 1);
  }

  private static RestApi api() {
    return api(Identifier.ofApi(), List.of(), Identifier.ofResource());
  }

  private static RestApi api(String id, List<String> binaryMediaTypes, String rootResourceId) {
    return new RestApi(
        id,
        "demo",
        null,
        Instant.EPOCH,
        null,
        binaryMediaTypes,
        null,
        ApiKeySource.HEADER,
        EndpointConfiguration.EDGE,
        null,
        Map.of(),
        false,
        rootResourceId,
        null,
        null);
  }
}
