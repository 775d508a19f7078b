package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A domain name as Route 53 stores it: in lower case, with a dot at the end, and with octal escapes
 * for characters that host names cannot have.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html">
 *     AWS: DNS domain name format</a>
 */
record DnsName(String text) implements Comparable<DnsName> {

  private static final int MAX_LENGTH = 255;
  private static final int MAX_LABEL = 63;
  private static final Pattern UNSUPPORTED = Pattern.compile("(?<!\\\\)[\\s\\p{Cntrl}]");
  private static final Pattern UNUSUAL = Pattern.compile("(?!\\\\[0-7]{3})[^a-z0-9._\\\\-]");

  DnsName {
    problem(text)
        .ifPresent(problem -> {
          throw invalidInput(problem);
        });
    text = text.toLowerCase(Locale.ROOT) + (text.endsWith(".") ? "" : ".");
    text = UNUSUAL.matcher(text).replaceAll(c -> "\\\\%03o".formatted((int) c.group().charAt(0)));
    if (text.length() > MAX_LENGTH) {
      throw invalidInput("Invalid domain name: " + text);
    }
  }

  /** The name of records that a batch changes. */
  static DnsName changed(String text) {
    problem(text)
        .ifPresent(problem -> {
          throw new Route53Exception(400, "InvalidChangeBatch", problem);
        });
    return new DnsName(text);
  }

  /** What is wrong with a name, in Route 53's words. */
  private static Optional<String> problem(String text) {
    Matcher unsupported = UNSUPPORTED.matcher(text);
    if (unsupported.find()) {
      return fatal(
          "UnsupportedCharacter (Value contains unsupported characters)", unsupported.group());
    }
    String labels = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    for (String label : labels.split("\\.", -1)) {
      if (label.isEmpty()) {
        return fatal("DomainLabelEmpty (Domain label is empty)", text);
      }
      if (label.length() > MAX_LABEL) {
        return fatal("DomainLabelTooLong (Domain label is too long)", label);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fatal(String problem, String where) {
    return Optional.of("FATAL problem: %s encountered with '%s'".formatted(problem, where));
  }

  boolean isIn(DnsName zone) {
    return text.equals(zone.text) || text.endsWith("." + zone.text);
  }

  /** The name without the dot at the end, as other AWS services write it. */
  String host() {
    return text.substring(0, text.length() - 1);
  }

  /** Compares the labels from right to left, the order in which Route 53 lists names. */
  @Override
  public int compareTo(DnsName other) {
    return reversed().compareTo(other.reversed());
  }

  private String reversed() {
    List<String> labels = Arrays.asList(text.split("\\.", -1));
    Collections.reverse(labels);
    return String.join(".", labels);
  }

  @Override
  public String toString() {
    return text;
  }
}
