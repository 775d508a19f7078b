package dev.ingressmap.gateway.cluster.server;

import java.time.Duration;

/**
 * How long to wait, and how much to ask for at once.
 *
 * @param connect for a connection
 * @param answer for an answer that is complete
 * @param page the objects of one answer
 */
public record Limits(Duration connect, Duration answer, int page) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 500);
}
