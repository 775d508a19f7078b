package dev.ingressmap.localstage.route53;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Route 53 finds wrong with the values of a record set, in its words if they are known. */
final class RecordValues {

  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s+\"(?:[^\"\\\\]|\\\\.)*\")*");
  private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.|$)){4}");
  private static final Pattern MAIL_SERVER = Pattern.compile("\\d{1,5}\\s+\\S+");
  private static final Pattern SERVICE =
      Pattern.compile("\\d{1,5}\\s+\\d{1,5}\\s+\\d{1,5}\\s+\\S+");
  private static final Pattern AUTHORITY =
      Pattern.compile("\\d{1,3}\\s+[a-zA-Z0-9]+\\s+\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern HOST = Pattern.compile("[^\\s/]+");

  private RecordValues() {}

  /** The first problem of a record set, if it has any. */
  static Optional<String> problem(RecordSet set) {
    List<String> values = set.values();
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        return Optional.of("Duplicate Resource Record: '" + value + "'");
      }
      Optional<String> problem = problem(set.key().type(), value);
      if (problem.isPresent()) {
        return problem.map(what ->
            "Invalid Resource Record: 'FATAL problem: %s encountered with '%s''"
                .formatted(what, value));
      }
    }
    return set.is("CNAME") && values.size() > 1
        ? Optional.of(
            "RRSet of type CNAME with DNS name "
                + set.key().name()
                + " must have exactly one resource record")
        : Optional.empty();
  }

  private static Optional<String> problem(String type, String value) {
    return switch (type) {
      case "A" ->
          unless(isV4(value), "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)");
      case "AAAA" ->
          unless(isV6(value), "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)");
      case "TXT", "SPF" ->
          unless(
              QUOTED.matcher(value).matches(),
              "InvalidCharacterString (Value should be enclosed in quotation marks)");
      case "MX" ->
          unless(
              MAIL_SERVER.matcher(value).matches(),
              "MXRRDATANotTwoFields (MX record doesn't have 2 fields)");
      case "SRV" ->
          unless(
              SERVICE.matcher(value).matches(),
              "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)");
      case "CAA" ->
          unless(
              AUTHORITY.matcher(value).matches(),
              "CAARRDATANotThreeFields (CAA record doesn't have 3 fields)");
      case "CNAME", "NS", "PTR" ->
          unless(HOST.matcher(value).matches(), "DomainLabelMalformed (Domain name is malformed)");
      default -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean right, String problem) {
    return right ? Optional.empty() : Optional.of(problem);
  }

  private static boolean isV4(String value) {
    try {
      var _ = Inet4Address.ofLiteral(value);
      // Other forms of an address, such as 10.1, are the library's own.
      return V4.matcher(value).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isV6(String value) {
    try {
      var _ = Inet6Address.ofLiteral(value);
      return value.indexOf('%') < 0 && value.indexOf('[') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
