package dev.ingressmap.gateway.cluster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in the form of Kubernetes' MicroTime, which accepts no other number of digits. */
final class MicroTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private MicroTime() {}

  static String of(Instant instant) {
    return FORM.format(instant);
  }
}
