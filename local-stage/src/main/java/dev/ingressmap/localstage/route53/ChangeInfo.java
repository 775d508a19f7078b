package dev.ingressmap.localstage.route53;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Route 53's description of a change. Here, changes take effect at once. */
final class ChangeInfo {

  private ChangeInfo() {}

  static XmlElement of(String id, InstantSource clock) {
    return XmlElement.of(
        "ChangeInfo",
        XmlElement.leaf("Id", "/change/" + id),
        XmlElement.leaf("Status", "INSYNC"),
        XmlElement.leaf("SubmittedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }
}
