package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.InvalidInput;
import java.time.Duration;

/**
 * The lease that decides which of several processes leads.
 *
 * @param leaseDuration how long the others wait after the leader's last renewal, in whole seconds
 * @param renewDeadline how long the leader acts after its last renewal; less than the lease's
 *     duration
 * @param retryPeriod the time between two renewals or attempts; less than the deadline
 */
public record Election(
    String namespace,
    String name,
    String identity,
    Duration leaseDuration,
    Duration renewDeadline,
    Duration retryPeriod) {

  public Election {
    if (leaseDuration.toSeconds() < 1
        || leaseDuration.compareTo(renewDeadline) <= 0
        || renewDeadline.compareTo(retryPeriod) <= 0
        || retryPeriod.toMillis() < 1) {
      throw new InvalidInput(
          "--leader-elect-lease-duration, -renew-deadline, -retry-period: the first must be 1s or"
              + " more and longer than the second, and that longer than the third");
    }
  }

  /** Its name in messages. */
  String describe() {
    return "lease " + namespace + "/" + name;
  }
}
