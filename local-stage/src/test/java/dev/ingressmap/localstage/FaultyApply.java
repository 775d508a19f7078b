package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code apply} from one map to another, in which any call may fail.
 *
 * @param before null for none
 */
record FaultyApply(LiveMap live, @Nullable DesiredApi before, DesiredApi after) {

  /** Each call of an {@code apply} that was recorded without faults, failing in one way. */
  List<FaultyCall> calls(FaultyCall.Kind kind) {
    live.begin(before);
    assertThat(failure()).isNull();
    List<FaultyCall> calls = new ArrayList<>();
    for (String operation : live.faults().operations()) {
      calls.add(new FaultyCall(kind, calls.size() + 1, operation));
    }
    return calls;
  }

  /**
   * Makes a call fail. Either the {@code apply} succeeds anyway, or it reports the failure and a
   * second one succeeds.
   */
  void converges(FaultyCall call) {
    live.faults().play(call::fault);
    AwsFailure failure = failure();
    live.faults().none();
    if (call.passes()) {
      assertThat(failure).as("%s", call).isNull();
    } else {
      assertThat(failure).as("%s", call).isNotNull();
      if (call.kind() != FaultyCall.Kind.KILLED) {
        assertThat(failure).as("%s", call).hasMessageStartingWith(call.operation() + " on ");
      }
      assertThat(failure()).as("%s", call).isNull();
    }
    try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
      assertThat(run.plan(after).changes()).as("%s", call).isEmpty();
    }
  }

  private @Nullable AwsFailure failure() {
    try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
      var _ = run.apply(after);
      return null;
    } catch (AwsFailure e) {
      return e;
    }
  }
}
