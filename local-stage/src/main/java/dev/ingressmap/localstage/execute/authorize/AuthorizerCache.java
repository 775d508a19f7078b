package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.model.api.Authorizer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The answers of authorizers. Each is kept for as long as its authorizer says. */
public final class AuthorizerCache {

  private static final int MAX_ANSWERS = 10_000;

  /**
   * What an answer is valid for.
   *
   * @param identity the values of the identity source
   */
  record Key(String apiId, String stage, Authorizer authorizer, List<String> identity) {}

  private record Kept(AuthorizerAnswer answer, long until) {}

  private final ConcurrentMap<Key, Kept> answers = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  public AuthorizerCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Nullable AuthorizerAnswer find(Key key) {
    Kept kept = answers.get(key);
    return kept == null || kept.until - nanoTime.getAsLong() <= 0 ? null : kept.answer;
  }

  void forget(String apiId, String stage) {
    answers.keySet().removeIf(key -> key.apiId.equals(apiId) && key.stage.equals(stage));
  }

  void put(Key key, AuthorizerAnswer answer) {
    if (key.authorizer.ttl() == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (answers.size() >= MAX_ANSWERS) {
      answers.values().removeIf(kept -> kept.until - now <= 0);
    }
    if (answers.size() >= MAX_ANSWERS) {
      // Asking an authorizer again does no harm, but keeping unused answers does.
      answers.clear();
    }
    answers.put(key, new Kept(answer, now + TimeUnit.SECONDS.toNanos(key.authorizer.ttl())));
  }
}
