package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.util.Map;

/**
 * How often AWS lets an account call an operation.
 *
 * @param interval between two calls, once the burst is used up
 * @param burst how many calls may be made at once
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">AWS:
 *     quotas for creating and managing a REST API</a>
 */
record Rate(Duration interval, int burst) {

  /** The rate of all operations together. Route 53 has a separate rate of the same size. */
  static final Rate TOTAL = new Rate(Duration.ofMillis(100), 40);

  /** Rates so slow that even two runs one after the other could exceed them. */
  static final Map<String, Rate> SLOW =
      Map.of(
          "CreateRestApi", new Rate(Duration.ofSeconds(3), 1),
          "CreateDeployment", new Rate(Duration.ofSeconds(5), 1),
          "DeleteRestApi", new Rate(Duration.ofSeconds(30), 1),
          "UpdateUsagePlan", new Rate(Duration.ofSeconds(20), 1),
          "CreateDomainName", new Rate(Duration.ofSeconds(30), 1),
          "UpdateDomainName", new Rate(Duration.ofSeconds(30), 1),
          "DeleteDomainName", new Rate(Duration.ofSeconds(30), 1));

  /** Rates that only matter within one run. */
  static final Map<String, Rate> QUICK =
      Map.of(
          "PutRestApi", new Rate(Duration.ofSeconds(1), 1),
          "GetResources", new Rate(Duration.ofMillis(400), 5),
          "CreateApiKey", new Rate(Duration.ofMillis(200), 5),
          "DeleteApiKey", new Rate(Duration.ofMillis(200), 5));

  /**
   * The time, in milliseconds, at which all calls so far would have been made at an even rate.
   *
   * @param even the same time before this call
   */
  long after(long even, long now) {
    return Math.max(even, now) + interval.toMillis();
  }

  /** How long the next call must wait, in milliseconds. */
  long delay(long even, long now) {
    return Math.max(0, even - (burst - 1) * interval.toMillis() - now);
  }
}
