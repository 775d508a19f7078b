package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.InvalidInput;
import java.time.Duration;

/**
 * By which lease one of several processes becomes the leader.
 *
 * @param leaseDuration how long the others wait after the leader's last sign, whole seconds
 * @param renewDeadline how long the leader acts after its last sign, less than that
 * @param retryPeriod from one sign or try to the next, less than that
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

  /** How messages name it. */
  String describe() {
    return "lease " + namespace + "/" + name;
  }
}
