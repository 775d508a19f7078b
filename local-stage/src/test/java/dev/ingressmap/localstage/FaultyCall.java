package dev.ingressmap.localstage;

import dev.ingressmap.localstage.fault.Fault;
import java.util.Set;

/** A call of an {@code apply} that fails, perhaps together with those after it. */
record FaultyCall(Kind kind, int number, String operation) {

  private static final Set<String> NOT_REPEATED =
      Set.of(
          "CreateRestApi",
          "CreateDeployment",
          "CreateUsagePlan",
          "CreateDomainName",
          "CreateBasePathMapping");

  /** How the calls fail, from one call on. */
  enum Kind {
    FAILS_500,
    FAILS_503,
    CUT,
    LOST,
    CONFLICT,
    THROTTLED_TEN_TIMES,
    KILLED
  }

  /** The fault of the call with a number. */
  Fault fault(int call) {
    int times = kind == Kind.THROTTLED_TEN_TIMES ? 10 : kind == Kind.KILLED ? Integer.MAX_VALUE : 1;
    if (call < number || call - number >= times) {
      return Fault.NONE;
    }
    return switch (kind) {
      case FAILS_500 -> Fault.failure(500);
      case FAILS_503 -> Fault.failure(503);
      case CUT -> Fault.CUT;
      case LOST -> Fault.LOST;
      case CONFLICT -> Fault.conflict();
      case THROTTLED_TEN_TIMES -> Fault.throttled(call % 2 == 0 ? 1 : null);
      case KILLED -> call == number ? Fault.LOST : Fault.CUT;
    };
  }

  /** Whether the {@code apply} succeeds anyway. */
  boolean passes() {
    return switch (kind) {
      case FAILS_500, FAILS_503, CUT, LOST -> !NOT_REPEATED.contains(operation);
      case CONFLICT, THROTTLED_TEN_TIMES -> true;
      case KILLED -> false;
    };
  }

  @Override
  public String toString() {
    return kind + " at call " + number + ", " + operation;
  }
}
