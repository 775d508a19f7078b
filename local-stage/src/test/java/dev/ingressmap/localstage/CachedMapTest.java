package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;

/** A stage that caches never gives the answer for one path or caller to another. */
@Timeout(60)
class CachedMapTest {

  private static final String SETTINGS =
      """
      stage: {name: v1, cache: {size: 0.5, ttl: 60}}
      hosts: {a.b: {backend: '$backend'}}
      routes:
        GET /fixed/{id}: {url: '$backend/{id}'}
      """;

  private final AtomicInteger answers = new AtomicInteger();

  @TempDir private Path folder;

  @AutoClose
  private final Backend backend =
      new Backend().answers(request -> Sent.of(200, "" + answers.incrementAndGet()));

  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void apply() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.settings(SETTINGS.replace("$backend", backend.url()));
    gateway.deploy(
        "Prefix a.b/shop parameters=querystring:page?,header:X-Team?",
        "Exact a.b/key api-key-required=true",
        "Exact a.b/open expose=false");
    gateway.assertUpToDate();
  }

  @Test
  void eachPathAndEachDeclaredParameterHasAnAnswerOfItsOwn() throws IOException {
    String first = body("/shop/1?page=1");
    assertThat(body("/shop/1?page=1")).isEqualTo(first);
    assertThat(body("/shop/2?page=1")).isNotEqualTo(first);
    assertThat(body("/shop/1/2?page=1")).isNotEqualTo(first);
    assertThat(body("/shop/1?page=2")).isNotEqualTo(first);
    assertThat(body("/shop/1?page=1", "X-Team: a")).isNotEqualTo(first);
    assertThat(body("/fixed/1")).isEqualTo(body("/fixed/1")).isNotEqualTo(body("/fixed/2"));
  }

  @Test
  void soHasEachCaller() throws IOException {
    String ann = body("/shop/1", "Authorization: Bearer ann");
    assertThat(body("/shop/1", "Authorization: Bearer ann")).isEqualTo(ann);
    assertThat(body("/shop/1", "Authorization: Bearer bob")).isNotEqualTo(ann);
    assertThat(body("/shop/1")).isNotEqualTo(ann);
    assertThat(body("/fixed/1", "Authorization: Bearer ann"))
        .isNotEqualTo(body("/fixed/1", "Authorization: Bearer bob"));
    List<ApiStage> stages = List.of(ApiStage.builder().apiId(gateway.apiId()).stage("v1").build());
    String plan = gateway.client().createUsagePlan(r -> r.name("p").apiStages(stages)).id();
    String one = body("/key", key(plan));
    assertThat(one).startsWith("200");
    assertThat(body("/key", key(plan))).startsWith("200").isNotEqualTo(one);
  }

  @Test
  void withoutACacheThereAreNoKeys() throws IOException {
    gateway.settings("hosts: {a.b: {backend: '" + backend.url() + "'}}");
    assertThat(exported()).doesNotContain("cacheKeyParameters", "Authorization");
  }

  @Test
  void aStageOfTheSameApiThatCachesIsEnough() throws IOException {
    gateway.settings("stages: {dev: {}, prod: {cache: {size: 0.5, ttl: 60}}}");
    assertThat(exported("--stage=dev")).contains("cacheKeyParameters");
  }

  /** The value of a new key that may call the stage. */
  private String key(String plan) {
    CreateApiKeyResponse key = gateway.client().createApiKey(r -> r.enabled(true));
    gateway
        .client()
        .createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key.id()).keyType("API_KEY"));
    return "x-api-key: " + key.value();
  }

  private String exported(String... options) {
    List<String> export =
        new ArrayList<>(List.of("export", "--extensions", "-f", gateway.manifests().toString()));
    export.addAll(List.of(options));
    CommandRun run = gateway.run(export.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private String body(String path, String... headers) throws IOException {
    Reply reply =
        Wire.exchange(
            gateway.endpoint().getPort(),
            "GET",
            "/_aws/execute-api/" + gateway.apiId() + "/v1" + path,
            headers);
    return reply.status() + " " + reply.body();
  }
}
