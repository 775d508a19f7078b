package dev.ingressmap.localstage.execute.cache;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.model.stage.CanarySettings;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.UnauthorizedRefresh;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers of integrations for as long as stages say. Errors of backends are kept, too;
 * answers of API Gateway itself are not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html">
 *     Cache settings</a>
 */
public final class StageCache {

  /** API Gateway's quota for a response that is cached, in bytes. */
  private static final int MAX_BODY = 1024 * 1024;

  /** Of answers to the ranges and conditions of one request, which other callers do not have. */
  private static final Set<Integer> CONDITIONAL =
      Set.of(
          HttpStatus.PARTIAL_CONTENT_206,
          HttpStatus.NOT_MODIFIED_304,
          HttpStatus.PRECONDITION_FAILED_412,
          HttpStatus.RANGE_NOT_SATISFIABLE_416);

  private static final String REFRESH = "max-age=0";

  /** AWS's text; people quote it. */
  private static final String WARNING =
      "199 Cache-control headers were ignored because the caller was unauthorized.";

  private final KeptAnswers answers = new KeptAnswers();
  private final InstantSource clock;
  private final Predicate<Call> mayRefresh;

  /**
   * A cache without any answers.
   *
   * @param mayRefresh whether a call has the permission to replace an answer that is kept
   */
  public StageCache(InstantSource clock, Predicate<Call> mayRefresh) {
    this.clock = clock;
    this.mayRefresh = mayRefresh;
  }

  /**
   * The answer to a call: one that is kept, or that of its integration.
   *
   * @throws GatewayFailure if the client asks for a new answer, and the stage refuses such calls
   */
  public CompletableFuture<ClientAnswer> answer(
      Call call, Supplier<CompletableFuture<ClientAnswer>> integration) {
    // What is streamed is never here as a whole.
    MethodSetting setting = call.integration().streams() ? null : setting(call);
    if (setting == null) {
      return integration.get();
    }
    call.log().begin(StepName.CACHE);
    boolean refresh = asksForNew(call);
    call.log().fact("Asks for a new answer", () -> refresh ? "yes" : "no");
    if (refresh && setting.requireAuthorizationForCacheControl() && !mayRefresh.test(call)) {
      return refused(call, setting, integration);
    }
    return refresh
        ? keep(CacheKey.of(call), setting, integration)
        : kept(call, setting, integration);
  }

  /** Forgets the answers of a stage. */
  public void forget(String apiId, String stage) {
    answers.removeIf(key -> key.apiId().equals(apiId) && key.stage().equals(stage));
  }

  private static @Nullable MethodSetting setting(Call call) {
    CanarySettings canary = call.isCanary() ? call.stage().canarySettings() : null;
    return canary != null && !canary.useStageCache()
        ? null
        : call.stage().caching(call.match().resource().path(), call.request().method());
  }

  private static boolean asksForNew(Call call) {
    return call.request().headers().getCSV(HttpHeader.CACHE_CONTROL, false).stream()
        .anyMatch(REFRESH::equalsIgnoreCase);
  }

  private CompletableFuture<ClientAnswer> refused(
      Call call, MethodSetting setting, Supplier<CompletableFuture<ClientAnswer>> integration) {
    UnauthorizedRefresh strategy = setting.unauthorizedCacheControlHeaderStrategy();
    if (strategy == UnauthorizedRefresh.FAIL_WITH_403) {
      throw GatewayFailure.denied(call, "execute-api:InvalidateCache", "");
    }
    CompletableFuture<ClientAnswer> answer = kept(call, setting, integration);
    return strategy == UnauthorizedRefresh.SUCCEED_WITH_RESPONSE_HEADER
        ? answer.thenApply(StageCache::warned)
        : answer;
  }

  private static ClientAnswer warned(ClientAnswer answer) {
    return new ClientAnswer(
        answer.status(), HttpFields.build(answer.headers()).add("Warning", WARNING), answer.body());
  }

  private CompletableFuture<ClientAnswer> kept(
      Call call, MethodSetting setting, Supplier<CompletableFuture<ClientAnswer>> integration) {
    CacheKey key = CacheKey.of(call);
    ClientAnswer kept = answers.find(key, clock.millis());
    call.log().fact("Kept answer", () -> kept == null ? "none" : "answers");
    if (kept == null) {
      return keep(key, setting, integration);
    }
    call.log().line(() -> "The cache of the stage has the answer");
    return CompletableFuture.completedFuture(kept);
  }

  private CompletableFuture<ClientAnswer> keep(
      CacheKey key, MethodSetting setting, Supplier<CompletableFuture<ClientAnswer>> integration) {
    long asked = answers.removals();
    return integration
        .get()
        .thenApply(answer -> {
          if (answer.body().size() <= MAX_BODY && !CONDITIONAL.contains(answer.status())) {
            long millis = TimeUnit.SECONDS.toMillis(setting.cacheTtlInSeconds());
            answers.put(key, answer, clock.millis() + millis, asked);
          }
          return answer;
        });
  }
}
