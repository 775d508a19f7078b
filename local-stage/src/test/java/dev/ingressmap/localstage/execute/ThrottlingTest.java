package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.QuotaPeriod;
import dev.ingressmap.localstage.model.account.QuotaSettings;
import dev.ingressmap.localstage.model.account.UsagePlan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlingTest {

  @AutoClose private final KeyedCalls calls = new KeyedCalls();

  @Test
  void aPlanThrottlesEachOfItsKeys() throws Exception {
    UsagePlan plan = calls.plan(new ThrottleSettings(2, 10), null, Map.of());
    ApiKey one = calls.keyOf(plan);
    ApiKey other = calls.keyOf(plan);
    assertThat(calls.statuses(3, "/keyed", one)).containsExactly(200, 200, 429);
    assertThat(calls.statuses(1, "/other", one)).containsExactly(429);
    assertThat(calls.statuses(3, "/keyed", other)).containsExactly(200, 200, 429);

    calls.pass(Duration.ofMillis(99));
    assertThat(calls.statuses(1, "/keyed", one)).containsExactly(429);
    calls.pass(Duration.ofMillis(1));
    assertThat(calls.statuses(2, "/keyed", one)).containsExactly(200, 429);
    calls.pass(Duration.ofDays(1));
    assertThat(calls.statuses(3, "/keyed", one)).containsExactly(200, 200, 429);
  }

  @Test
  void whoIsThrottledIsToldAsByAws() throws Exception {
    ApiKey key = calls.keyOf(calls.plan(new ThrottleSettings(0, 0), null, Map.of()));
    Reply reply = calls.api().get("/keyed", "x-api-key: " + key.value());
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("TooManyRequestsException");
    assertThat(reply.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
  }

  @Test
  void aPlanThrottlesItsMethodsApart() throws Exception {
    Map<String, ThrottleSettings> methods =
        Map.of(
            "/keyed/GET", new ThrottleSettings(1, 1),
            "/any/ANY", new ThrottleSettings(2, 1));
    ApiKey key = calls.keyOf(calls.plan(new ThrottleSettings(10, 10), null, methods));
    assertThat(calls.statuses(2, "/keyed", key)).containsExactly(200, 429);
    assertThat(calls.statuses(3, "/any", key)).containsExactly(200, 200, 429);
    assertThat(calls.statuses(2, "/other", key)).containsExactly(200, 200);
    calls.pass(Duration.ofSeconds(1));
    assertThat(calls.statuses(2, "/keyed", key)).containsExactly(200, 429);
  }

  @Test
  void aStageThrottlesEachOfItsMethodsForAll() throws Exception {
    UsagePlan plan = calls.plan(null, null, Map.of());
    calls.throttleStage("*/*", 2, 1);
    assertThat(calls.statuses(1, "/keyed", calls.keyOf(plan))).containsExactly(200);
    assertThat(calls.statuses(2, "/keyed", calls.keyOf(plan))).containsExactly(200, 429);
    assertThat(calls.statuses(3, "/open", null)).containsExactly(200, 200, 429);
    calls.throttleStage("open/GET", 1, 1);
    assertThat(calls.statuses(2, "/open", null)).containsExactly(200, 429);
    assertThat(calls.statuses(3, "/keyed", calls.keyOf(plan))).containsExactly(200, 200, 200);
    calls.throttleStage("*/*", -1, -1);
    assertThat(calls.statuses(3, "/open", null)).containsExactly(200, 200, 200);
  }

  @Test
  void aStageThrottlesEachVerbOfAMethodForAllVerbs() throws Exception {
    ApiKey key = calls.keyOf(calls.plan(null, null, Map.of()));
    calls.throttleStage("any/GET", 1, 1);
    assertThat(calls.statuses(2, "/any", key)).containsExactly(200, 429);
    calls.throttleStage("any/PUT", 1, 1);
    assertThat(calls.statuses(3, "/any", key)).containsExactly(200, 200, 200);
  }

  @Test
  void whoIsThrottledByThePlanTakesNothingOfTheStage() throws Exception {
    UsagePlan plan = calls.plan(new ThrottleSettings(1, 1), null, Map.of());
    calls.throttleStage("*/*", 2, 0.001);
    assertThat(calls.statuses(9, "/keyed", calls.keyOf(plan))).startsWith(200, 429, 429);
    assertThat(calls.statuses(1, "/keyed", calls.keyOf(plan))).containsExactly(200);
    assertThat(calls.statuses(1, "/keyed", calls.keyOf(plan))).containsExactly(429);
  }

  @Test
  void aQuotaIsForEachKeyAndDay() throws Exception {
    UsagePlan plan = calls.plan(null, new QuotaSettings(2, 0, QuotaPeriod.DAY), Map.of());
    ApiKey key = calls.keyOf(plan);
    assertThat(calls.statuses(3, "/keyed", key)).containsExactly(200, 200, 429);
    assertThat(calls.statuses(1, "/other", calls.keyOf(plan))).containsExactly(200);

    Reply reply = calls.api().get("/keyed", "x-api-key: " + key.value());
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("LimitExceededException");
    assertThat(reply.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");

    calls.at("2026-11-23T23:59:59.999Z");
    assertThat(calls.statuses(1, "/keyed", key)).containsExactly(429);
    calls.at("2026-11-24T00:00:00Z");
    assertThat(calls.statuses(1, "/keyed", key)).containsExactly(200);
    long day = LocalDate.of(2026, 11, 23).toEpochDay();
    QuotaSettings quota = new QuotaSettings(2, 0, QuotaPeriod.DAY);
    assertThat(calls.usage(plan, key).used(day)).isEqualTo(2);
    assertThat(calls.usage(plan, key).remaining(quota, day, day + 1)).isZero();
    assertThat(calls.usage(plan, key).used(day + 1)).isEqualTo(1);
    assertThat(calls.usage(plan, key).remaining(quota, day + 1, day + 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // The 23rd of November 2026 is a Monday.
    "WEEK, 0, 2026-11-28T23:59:59Z, 2026-11-29T00:00:00Z",
    "WEEK, 1, 2026-11-29T23:59:59Z, 2026-11-30T00:00:00Z",
    "WEEK, 6, 2026-11-27T23:59:59Z, 2026-11-28T00:00:00Z",
    "MONTH, 0, 2026-11-30T23:59:59Z, 2026-12-01T00:00:00Z",
    "MONTH, 27, 2026-11-27T23:59:59Z, 2026-11-28T00:00:00Z",
    "MONTH, 4, 2026-12-04T23:59:59Z, 2026-12-05T00:00:00Z",
  })
  void aQuotaBeginsAnewWithItsPeriod(QuotaPeriod period, int offset, String last, String first)
      throws Exception {
    ApiKey key = calls.keyOf(calls.plan(null, new QuotaSettings(1, offset, period), Map.of()));
    assertThat(calls.statuses(2, "/keyed", key)).containsExactly(200, 429);
    calls.at(last);
    assertThat(calls.statuses(1, "/keyed", key)).containsExactly(429);
    calls.at(first);
    assertThat(calls.statuses(2, "/keyed", key)).containsExactly(200, 429);
  }

  @Test
  void whatIsThrottledIsNotOfTheQuota() throws Exception {
    UsagePlan plan =
        calls.plan(new ThrottleSettings(1, 1), new QuotaSettings(2, 0, QuotaPeriod.DAY), Map.of());
    ApiKey key = calls.keyOf(plan);
    assertThat(calls.statuses(5, "/keyed", key)).containsExactly(200, 429, 429, 429, 429);
    calls.pass(Duration.ofSeconds(1));
    assertThat(calls.statuses(1, "/keyed", key)).containsExactly(200);
  }
}
