package dev.ingressmap.localstage.fault;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Faults by rules that can be replaced at any time. A used-up rule is removed. */
public final class FaultRules implements Faults {

  private static final int MOST = 1_000;

  private final AtomicReference<List<FaultRule>> rules = new AtomicReference<>(List.of());
  private final LateCalls late = new LateCalls();

  @Override
  public Fault of(ArrivedCall call) {
    late.arrived(call.operation());
    for (FaultRule rule : rules.get()) {
      if (rule.matches(call) && rule.take()) {
        rules.updateAndGet(all -> all.stream().filter(one -> !one.isUsedUp()).toList());
        return rule.fault(call);
      }
    }
    return Fault.NONE;
  }

  /**
   * Replaces all rules. Late calls that are already on their way are not affected.
   *
   * @param text one rule per line, such as {@code CreateDeployment 429 10}
   * @throws IllegalArgumentException that says which rule cannot be read, and why
   */
  public void replace(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() > MOST) {
      throw new IllegalArgumentException(
          lines.size() + " rules are too many, the maximum is " + MOST);
    }
    rules.set(lines.stream().map(line -> FaultRule.parse(line, late)).toList());
  }

  /** The rules, with the remaining number of times, in the form that {@link #replace} reads. */
  @Override
  public String toString() {
    return rules.get().stream().map(Objects::toString).collect(Collectors.joining("\n", "", "\n"));
  }
}
