package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many calls a verification may make.
 *
 * @param calls the maximum, 1 to 100,000
 * @param perSecond the maximum, 1 to 1,000
 * @param time for all of them, 1 s to a day
 * @param methods that may be called
 */
public record Limits(int calls, int perSecond, Duration time, List<String> methods) {

  /** Methods that should not change anything, whatever answers (RFC 9110, section 9.2.1). */
  public static final List<String> SAFE_METHODS = List.of("GET", "HEAD", "OPTIONS");

  private static final int MOST_CALLS = 100_000;
  private static final int MOST_PER_SECOND = 1_000;
  private static final Set<String> NOT_FOR_STAGES = Set.of("CONNECT", "TRACE");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

  private static final Limits USUAL = new Limits(2_000, 20, Duration.ofMinutes(15), SAFE_METHODS);

  /** The limits of a verification, named like their options. */
  enum Budget {
    CALLS,
    TIME;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Limits {
    methods = List.copyOf(methods);
    check("--calls", calls, MOST_CALLS);
    check("--rate", perSecond, MOST_PER_SECOND);
    check("--time", time.toSeconds(), Duration.ofDays(1).toSeconds());
    for (String method : methods) {
      if (!METHOD.matcher(method).matches()) {
        throw new InvalidInput("--methods \"" + method + "\": is not a method such as GET");
      }
      if (NOT_FOR_STAGES.contains(method)) {
        throw new InvalidInput("--methods " + method + ": no route can have it: remove it");
      }
    }
    if (methods.isEmpty()) {
      throw new InvalidInput("--methods: name one or more, such as GET,HEAD");
    }
  }

  /** The usual limits, plus one call of each route by each method. */
  public static Limits usual(DesiredApi api) {
    int plain = (api.operations().size() + api.keptOut().size()) * SAFE_METHODS.size();
    return new Limits(
        Math.min(USUAL.calls + plain, MOST_CALLS),
        USUAL.perSecond,
        USUAL.time.plusSeconds(plain / USUAL.perSecond),
        SAFE_METHODS);
  }

  private static void check(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw new InvalidInput(option + " " + value + ": must be 1 to " + most);
    }
  }
}
