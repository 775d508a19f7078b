package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.yaml.NearestName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault for a share of a Service's requests.
 *
 * @param service as {@code namespace/name}
 * @param value milliseconds or a status
 * @param percent of the requests, 1 to 100
 */
record BackendFaultRule(String service, Kind kind, int value, int percent) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Names that could be meant are compared letter by letter. */
  private static final int MAX_NAME = 400;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** What happens, and the values that it can have. */
  enum Kind {
    DELAY("delay", 1, 60_000, "milliseconds"),
    STATUS("status", 400, 599, "");

    private final String word;
    private final int least;
    private final int most;
    private final String unit;

    Kind(String word, int least, int most, String unit) {
      this.word = word;
      this.least = least;
      this.most = most;
      this.unit = unit;
    }
  }

  /**
   * Reads a rule.
   *
   * @param services those that there are, as {@code namespace/name}
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static BackendFaultRule parse(String line, Set<String> services) {
    List<String> words = List.of(BLANKS.split(line, 5));
    if (words.size() < 3 || words.size() > 4) {
      throw unreadable();
    }
    Kind kind =
        switch (words.get(1)) {
          case "delay" -> Kind.DELAY;
          case "status" -> Kind.STATUS;
          default -> throw unreadable();
        };
    int value =
        number(words.get(2), kind.least, kind.most, "a " + kind.word, (" " + kind.unit).strip());
    int percent = 100;
    if (words.size() == 4) {
      String share = words.get(3);
      if (!share.endsWith("%")) {
        throw unreadable();
      }
      percent = number(share.substring(0, share.length() - 1), 1, 100, "a share", "percent");
    }
    return new BackendFaultRule(service(words.getFirst(), services), kind, value, percent);
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "must be a Service, then \"delay MILLISECONDS\" or \"status CODE\", and perhaps a share"
            + " such as 20%");
  }

  private static int number(String text, int least, int most, String what, String unit) {
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s is from %d to %d %s".formatted(what, least, most, unit).strip());
    }
    return number;
  }

  private static String service(String name, Set<String> services) {
    if (services.contains(name)) {
      return name;
    }
    List<String> namesakes =
        services.stream().filter(service -> service.endsWith("/" + name)).sorted().toList();
    if (namesakes.size() == 1) {
      return namesakes.getFirst();
    }
    if (namesakes.size() > 1) {
      throw new IllegalArgumentException(
          "several namespaces have a Service %s: write %s"
              .formatted(name, String.join(" or ", namesakes)));
    }
    String question =
        name.length() > MAX_NAME
            ? ":"
            : NearestName.of(name, name.contains("/") ? services : names(services))
                .map(NearestName::question)
                .orElse(":");
    throw new IllegalArgumentException(
        "no Ingress has this Service" + question + " " + known(services));
  }

  /** Their names without their namespaces. */
  private static Set<String> names(Set<String> services) {
    return services.stream()
        .map(service -> service.substring(service.indexOf('/') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String known(Set<String> services) {
    return services.isEmpty()
        ? "there are none"
        : "there are " + String.join(", ", services.stream().sorted().toList());
  }

  /** Whether it is for a request whose lot is 0 to 99. */
  boolean hits(int lot) {
    return lot < percent;
  }

  /** The rule in the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return service + " " + kind.word + " " + value + (percent == 100 ? "" : " " + percent + "%");
  }
}
