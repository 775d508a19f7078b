package dev.ingressmap.localstage.execute.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthorizerCacheTest {

  private static final AuthorizerAnswer ANSWER =
      AuthorizerAnswer.of("{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":[]}}");

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final AuthorizerCache cache = new AuthorizerCache(now::get);

  @Test
  void keepsAnAnswerForItsTime() {
    cache.put(key("a", 2), ANSWER);

    pass(1_999);
    assertThat(cache.find(key("a", 2))).isSameAs(ANSWER);
    assertThat(cache.find(key("b", 2))).isNull();
    pass(1);
    assertThat(cache.find(key("a", 2))).isNull();
  }

  @Test
  void keepsItForFiveMinutesUnlessItIsTold() {
    cache.put(key("a", null), ANSWER);

    pass(299_999);
    assertThat(cache.find(key("a", null))).isSameAs(ANSWER);
    pass(1);
    assertThat(cache.find(key("a", null))).isNull();
  }

  @Test
  void doesNotGrowForEver() {
    for (int i = 0; i < 25_000; i++) {
      cache.put(key("a" + i, 3600), ANSWER);
    }

    assertThat(cache.find(key("a0", 3600))).isNull();
    assertThat(cache.find(key("a24999", 3600))).isSameAs(ANSWER);
  }

  private void pass(long millis) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static AuthorizerCache.Key key(String identity, @Nullable Integer ttl) {
    return new AuthorizerCache.Key(
        "api",
        "v1",
        new Authorizer(
            "id",
            "name",
            AuthorizerType.TOKEN,
            List.of(),
            null,
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations",
            null,
            "method.request.header.A",
            null,
            ttl),
        List.of(identity));
  }
}
