package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.model.Identifier;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The changes that were made, the last ones. Here, each takes effect at once, but the answer to it
 * says {@code PENDING}, as Route 53's does.
 */
final class Changes {

  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<String, Instant> times =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  Changes(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes a change that was made, and describes it. */
  synchronized XmlElement made() {
    String id = Identifier.ofChange();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    times.put(id, now);
    return toXml(id, "PENDING", now);
  }

  synchronized XmlElement get(String id) {
    Instant time = times.get(id);
    if (time == null) {
      throw new Route53Exception(
          404, "NoSuchChange", "A change with the specified change ID does not exist.");
    }
    return toXml(id, "INSYNC", time);
  }

  private static XmlElement toXml(String id, String status, Instant time) {
    return XmlElement.of(
        "ChangeInfo",
        XmlElement.leaf("Id", "/change/" + id),
        XmlElement.leaf("Status", status),
        XmlElement.leaf("SubmittedAt", time));
  }
}
