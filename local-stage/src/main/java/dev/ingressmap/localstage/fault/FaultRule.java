package dev.ingressmap.localstage.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fault for an operation's next calls: {@code operation fault [times]}. */
final class FaultRule {

  private static final Pattern SHAPE =
      Pattern.compile("(\\*|[A-Z][A-Za-z]+)\\s+(\\S+)(?:\\s+([1-9][0-9]{0,5}))?");
  private static final Pattern THROTTLED = Pattern.compile("429(?::([0-9]{1,4}))?");
  private static final Pattern SPREADS = Pattern.compile("spreads:([0-9]{1,4})");
  private static final Pattern LATE = Pattern.compile("late:(?:([0-9]{1,4})|([A-Z][A-Za-z]+))");
  private static final String FAULTS =
      "500, 503, 429, 429:SECONDS, conflict, denied, expired, cut, lost, late:SECONDS,"
          + " late:OPERATION or spreads:SECONDS";

  private final String operation;
  private final String fault;
  private final LateCalls lateCalls;
  private final AtomicInteger left;

  private FaultRule(String operation, String fault, LateCalls lateCalls, int times) {
    this.operation = operation;
    this.fault = fault;
    this.lateCalls = lateCalls;
    this.left = new AtomicInteger(times);
  }

  static FaultRule parse(String line, LateCalls lateCalls) {
    Matcher shape = SHAPE.matcher(line);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "\"" + line + "\": must be an operation or *, a fault, and perhaps a number of times");
    }
    String fault = shape.group(2);
    if (fault(fault, new ArrivedCall("", "", "", "", ""), lateCalls) == null) {
      throw new IllegalArgumentException(
          "\"" + line + "\": " + fault + " is not a fault: use " + FAULTS);
    }
    String times = shape.group(3);
    return new FaultRule(
        shape.group(1), fault, lateCalls, times == null ? 1 : Integer.parseInt(times));
  }

  boolean matches(ArrivedCall call) {
    return operation.equals("*") || operation.equals(call.operation());
  }

  /** Uses the rule once. Returns false if it is used up. */
  boolean take() {
    return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
  }

  boolean isUsedUp() {
    return left.get() == 0;
  }

  Fault fault(ArrivedCall call) {
    Fault made = fault(fault, call, lateCalls);
    if (made == null) {
      throw new IllegalStateException(fault + " was not checked");
    }
    return made;
  }

  private static @Nullable Fault fault(String name, ArrivedCall call, LateCalls lateCalls) {
    Matcher throttled = THROTTLED.matcher(name);
    if (throttled.matches()) {
      String seconds = throttled.group(1);
      return Fault.throttled(seconds == null ? null : Integer.valueOf(seconds));
    }
    Matcher spreads = SPREADS.matcher(name);
    if (spreads.matches()) {
      return new Fault.Spreads(Duration.ofSeconds(Long.parseLong(spreads.group(1))));
    }
    Matcher late = LATE.matcher(name);
    if (late.matches()) {
      String seconds = late.group(1);
      return seconds == null
          ? lateCalls.before(late.group(2))
          : lateCalls.after(Duration.ofSeconds(Long.parseLong(seconds)));
    }
    return switch (name) {
      case "500", "503" -> Fault.failure(Integer.parseInt(name));
      case "conflict" -> Fault.conflict();
      case "denied" -> Fault.denied(call);
      case "expired" -> Fault.expired();
      case "cut" -> Fault.CUT;
      case "lost" -> Fault.LOST;
      default -> null;
    };
  }

  @Override
  public String toString() {
    return operation + " " + fault + " " + left;
  }
}
