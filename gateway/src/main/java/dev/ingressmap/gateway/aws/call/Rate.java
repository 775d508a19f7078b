package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.util.Map;

/**
 * How often AWS lets an account call an operation.
 *
 * @param interval from one call to the next, once the burst is used up
 * @param burst how many calls may come at once
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">AWS:
 *     quotas for creating and managing a REST API</a>
 */
record Rate(Duration interval, int burst) {

  /** All operations together; those of Route 53 have the same for themselves. */
  static final Rate TOTAL = new Rate(Duration.ofMillis(100), 40);

  /** So slow that two runs after one another would break them as well. */
  static final Map<String, Rate> SLOW =
      Map.of(
          "CreateRestApi", new Rate(Duration.ofSeconds(3), 1),
          "CreateDeployment", new Rate(Duration.ofSeconds(5), 1),
          "DeleteRestApi", new Rate(Duration.ofSeconds(30), 1),
          "UpdateUsagePlan", new Rate(Duration.ofSeconds(20), 1),
          "CreateDomainName", new Rate(Duration.ofSeconds(30), 1),
          "UpdateDomainName", new Rate(Duration.ofSeconds(30), 1),
          "DeleteDomainName", new Rate(Duration.ofSeconds(30), 1));

  /** Those that only count within a run. */
  static final Map<String, Rate> QUICK =
      Map.of(
          "PutRestApi", new Rate(Duration.ofSeconds(1), 1),
          "GetResources", new Rate(Duration.ofMillis(400), 5),
          "CreateApiKey", new Rate(Duration.ofMillis(200), 5),
          "DeleteApiKey", new Rate(Duration.ofMillis(200), 5));

  /**
   * The time, in milliseconds, by which all calls so far would have come at an even rate.
   *
   * @param even what this was before the call
   */
  long after(long even, long now) {
    return Math.max(even, now) + interval.toMillis();
  }

  /** How many milliseconds the next call must wait. */
  long delay(long even, long now) {
    return Math.max(0, even - (burst - 1) * interval.toMillis() - now);
  }
}
