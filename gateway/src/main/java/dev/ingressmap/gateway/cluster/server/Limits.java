package dev.ingressmap.gateway.cluster.server;

import java.time.Duration;

/**
 * Time limits, and the size of a page.
 *
 * @param connect for a connection
 * @param answer for a complete answer
 * @param page the most objects in one answer
 */
public record Limits(Duration connect, Duration answer, int page) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 500);
}
