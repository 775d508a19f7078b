package dev.ingressmap.answers.connection;

import java.time.Duration;

/**
 * How long a client may take to send a request, even if it keeps sending.
 *
 * @param head for the line and the headers, from their first byte
 * @param whole for the whole request including its body, from the same moment
 */
public record RequestTimes(Duration head, Duration whole) {

  /** nginx's time for a head, and ten minutes for the largest body. */
  public static final RequestTimes DEFAULT =
      new RequestTimes(Duration.ofSeconds(60), Duration.ofMinutes(10));

  public RequestTimes {
    if (!head.isPositive() || whole.compareTo(head) < 0) {
      throw new IllegalArgumentException("no time for a request: " + head + ", " + whole);
    }
  }
}
