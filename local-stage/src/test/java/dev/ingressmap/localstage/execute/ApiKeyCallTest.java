package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.UsagePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ApiKeyCallTest {

  @AutoClose private final KeyedCalls calls = new KeyedCalls();

  @Test
  void whoHasNoKeyIsForbidden() throws Exception {
    calls.keyOf(calls.plan(null, null, Map.of()));
    for (String[] headers : new String[][] {{}, {"x-api-key: wrong"}, {"x-api-key:"}}) {
      Reply reply = calls.api().get("/keyed", headers);
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("ForbiddenException");
      assertThat(reply.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
    assertThat(calls.api().get("/open").status()).isEqualTo(200);
  }

  @Test
  void aKeyOfAPlanWithTheStageLetsIn() throws Exception {
    ApiKey key = calls.keyOf(calls.plan(null, null, Map.of()));
    Reply reply = calls.api().get("/keyed", "X-API-Key: " + key.value());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(key.id() + " " + key.value());
    // A method that requires no key gets none.
    assertThat(calls.api().get("/open", "x-api-key: " + key.value()).body().strip()).isEmpty();
  }

  @Test
  void aKeyAloneDoesNot() throws Exception {
    calls.plan(null, null, Map.of());
    assertThat(calls.statuses(1, "/keyed", calls.key(true))).containsExactly(403);
  }

  @Test
  void aDisabledKeyDoesNot() throws Exception {
    UsagePlan plan = calls.plan(null, null, Map.of());
    ApiKey key = calls.plane().apis().usagePlans().addKey(plan.id(), calls.key(false).id());
    assertThat(calls.statuses(1, "/keyed", key)).containsExactly(403);
  }

  @Test
  void whatIsTakenAwayHoldsAtOnce() throws Exception {
    UsagePlan plan = calls.plan(null, null, Map.of());
    ApiKey first = calls.keyOf(plan);
    ApiKey second = calls.keyOf(plan);
    ApiKey third = calls.keyOf(plan);
    assertThat(calls.statuses(1, "/keyed", first)).containsExactly(200);

    calls.plane().apis().usagePlans().removeKey(plan.id(), first.id());
    assertThat(calls.statuses(1, "/keyed", first)).containsExactly(403);
    calls.plane().apis().usagePlans().deleteKey(second.id());
    assertThat(calls.statuses(1, "/keyed", second)).containsExactly(403);
    calls
        .plane()
        .apis()
        .usagePlans()
        .update(
            plan.id(),
            p -> new UsagePlan(p.id(), p.name(), null, List.of(), null, null, null, Map.of()));
    assertThat(calls.statuses(1, "/keyed", third)).containsExactly(403);
  }
}
