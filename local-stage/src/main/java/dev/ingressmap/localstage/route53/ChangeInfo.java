package dev.ingressmap.localstage.route53;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What Route 53 says of a change, which here has spread as soon as it is made. */
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
