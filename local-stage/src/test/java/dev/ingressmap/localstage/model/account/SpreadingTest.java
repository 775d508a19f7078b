package dev.ingressmap.localstage.model.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.Quotas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What callers see while changes spread. */
class SpreadingTest {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final RestApis apis = new RestApis(clock::get, Quotas.USUAL);

  @Test
  void isSeenAtOnceUnlessAskedOtherwise() {
    UsagePlan plan = apis.usagePlans().add(plan("first"));

    assertThat(seen(plan)).isEqualTo("first");
  }

  @Test
  void isSeenAfterItsTimeAndKnownBefore() {
    UsagePlan plan = apis.usagePlans().add(plan("first"));
    rename(plan, "second", 10);

    assertThat(apis.usagePlans().get(plan.id()).name()).isEqualTo("second");
    pass(9);
    assertThat(seen(plan)).isEqualTo("first");
    pass(1);
    assertThat(seen(plan)).isEqualTo("second");
  }

  /** A change does not overtake an earlier one of the same resource. */
  @Test
  void keepsItsOrder() {
    UsagePlan plan = apis.usagePlans().add(plan("first"));
    rename(plan, "second", 10);
    rename(plan, "third", 0);
    rename(plan, "fourth", 5);

    pass(9);
    assertThat(seen(plan)).isEqualTo("first");
    pass(1);
    assertThat(seen(plan)).isEqualTo("fourth");
  }

  @Test
  void holdsNothingElseBack() {
    UsagePlan slow = apis.usagePlans().add(plan("slow"));
    rename(slow, "slower", 10);
    UsagePlan quick = apis.usagePlans().add(plan("quick"));
    rename(quick, "quicker", 5);

    pass(5);
    assertThat(seen(slow)).isEqualTo("slow");
    assertThat(seen(quick)).isEqualTo("quicker");
    pass(5);
    assertThat(seen(slow)).isEqualTo("slower");
  }

  @Test
  void holdsForWhatGoesAsWell() {
    UsagePlan plan = apis.usagePlans().add(plan("first"));
    Spreading.after(
        Duration.ofSeconds(10),
        () -> {
          apis.usagePlans().remove(plan.id());
          return true;
        });

    assertThat(seen(plan)).isEqualTo("first");
    pass(10);
    assertThat(apis.served().usagePlans()).isEmpty();
  }

  private void rename(UsagePlan plan, String name, int seconds) {
    UsagePlan renamed = plan(plan.id(), name);
    Spreading.after(
        Duration.ofSeconds(seconds), () -> apis.usagePlans().update(plan.id(), old -> renamed));
  }

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private String seen(UsagePlan plan) {
    return requireNonNull(apis.served().usagePlans().get(plan.id())).name();
  }

  private static UsagePlan plan(String name) {
    return plan(Identifier.ofUsagePlan(), name);
  }

  private static UsagePlan plan(String id, String name) {
    return new UsagePlan(id, name, null, List.of(), null, null, null, Map.of());
  }
}
