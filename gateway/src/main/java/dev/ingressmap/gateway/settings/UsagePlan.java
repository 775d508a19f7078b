package dev.ingressmap.gateway.settings;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How often each holder of an API key may call.
 *
 * @param description null for the default, which names the API and the stage
 * @param throttle null for none
 * @param quota null for none
 * @param methods that have an additional throttle
 */
public record UsagePlan(
    String name,
    @Nullable String description,
    @Nullable Throttle throttle,
    @Nullable Quota quota,
    List<OfMethod> methods) {

  public UsagePlan {
    methods = List.copyOf(methods);
  }

  /** This plan without the throttles of some methods. */
  public UsagePlan without(Predicate<String> which) {
    return new UsagePlan(
        name,
        description,
        throttle,
        quota,
        methods.stream().filter(of -> !which.test(of.method())).toList());
  }

  /** A number of requests in a period. */
  public record Quota(int requests, Period per) {}

  /**
   * The period of a quota, which begins at midnight in UTC, on Sundays, or on the first of the
   * month.
   */
  public enum Period {
    DAY,
    WEEK,
    MONTH
  }

  /**
   * The throttle of a method.
   *
   * @param method such as {@code GET /orders}, with its path in the API
   * @param where the place of the setting, for messages
   */
  public record OfMethod(String method, Throttle throttle, String where) {}
}
