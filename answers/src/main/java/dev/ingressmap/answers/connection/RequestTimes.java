package dev.ingressmap.answers.connection;

import java.time.Duration;

/**
 * How long a client may take to send a request, however often it shows a sign of life.
 *
 * @param head for the line and the headers, from their first byte
 * @param whole for all of the request, its body too, from the same moment
 */
public record RequestTimes(Duration head, Duration whole) {

  /** The time that nginx gives a head, and ten minutes for the largest of bodies. */
  public static final RequestTimes DEFAULT =
      new RequestTimes(Duration.ofSeconds(60), Duration.ofMinutes(10));

  public RequestTimes {
    if (!head.isPositive() || whole.compareTo(head) < 0) {
      throw new IllegalArgumentException("no time for a request: " + head + ", " + whole);
    }
  }
}
