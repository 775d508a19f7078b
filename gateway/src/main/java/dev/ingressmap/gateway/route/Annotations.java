package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.route.Exposure.Authorization;
import dev.ingressmap.gateway.route.Exposure.IntegrationType;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Exposure} from the annotations of an object, and writes it. */
public final class Annotations {

  public static final String PREFIX = MeantName.PREFIX;

  private static final Set<String> KNOWN = Set.copyOf(Annotation.names());
  private static final Set<String> PROTECTING =
      Set.of("authorization", "authorizer", "authorization-scopes", "api-key-required");
  private static final Set<String> NOTHING = Set.of("NONE", "false", "");
  private static final int MAX_TIMEOUT_MILLIS = 29_000;
  private static final int MAX_STREAM_MILLIS = 900_000;
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern PARAMETER =
      Pattern.compile("(querystring|header):([a-zA-Z0-9._-]+)(\\??)");

  private final Map<String, YamlValue> annotations;

  private Annotations(Map<String, YamlValue> annotations) {
    this.annotations = annotations;
  }

  public static Exposure read(Map<String, YamlValue> annotations) {
    annotations.forEach(Annotations::check);
    return new Annotations(annotations).exposure();
  }

  /** The names of ours, without their prefix, in order. */
  public static List<String> known() {
    return KNOWN.stream().sorted().toList();
  }

  private static void check(String key, YamlValue value) {
    value.string();
    boolean known = key.startsWith(PREFIX) && KNOWN.contains(key.substring(PREFIX.length()));
    MeantName name = new MeantName(key);
    if (!known && name.isOurs()) {
      throw value.invalid("is not an annotation of the ingress map" + name.hint(KNOWN));
    }
  }

  /** The annotations that say this, without their prefix; what says nothing new is left out. */
  public static SortedMap<String, String> of(Exposure exposure) {
    SortedMap<String, String> annotations = new TreeMap<>();
    put(annotations, "expose", exposure.exposed() ? "" : "false");
    put(annotations, "methods", String.join(",", exposure.methods()));
    put(annotations, "integration", exposure.integration() == IntegrationType.HTTP ? "http" : "");
    put(
        annotations,
        "authorization",
        exposure.authorization() == Authorization.NONE ? "" : exposure.authorization().name());
    put(annotations, "authorizer", Objects.requireNonNullElse(exposure.authorizer(), ""));
    put(annotations, "authorization-scopes", String.join(",", exposure.scopes()));
    put(annotations, "api-key-required", exposure.apiKeyRequired() ? "true" : "");
    put(annotations, "cors", exposure.cors() ? "true" : "");
    put(
        annotations,
        "parameters",
        exposure.parameters().entrySet().stream()
            .map(parameter ->
                parameter.getKey().replaceFirst("\\.", ":") + (parameter.getValue() ? "" : "?"))
            .collect(Collectors.joining(",")));
    put(annotations, "request-model", Objects.requireNonNullElse(exposure.requestModel(), ""));
    put(
        annotations,
        "timeout-ms",
        exposure.timeoutMillis() == null ? "" : exposure.timeoutMillis().toString());
    put(annotations, "stream", exposure.streams() ? "true" : "");
    put(annotations, "reserve", exposure.reserved() ? "true" : "");
    put(annotations, "guests", String.join(",", exposure.guests()));
    return annotations;
  }

  private static void put(SortedMap<String, String> annotations, String name, String value) {
    if (!value.isEmpty()) {
      annotations.put(name, value);
    }
  }

  /**
   * Refuses a label with our prefix, which would otherwise be overlooked. Other labels are ignored.
   */
  public static void checkLabel(String key, YamlValue value) {
    value.string();
    if (new MeantName(key).isOurs()) {
      throw value.invalid("is a label, but the ingress map reads annotations: move it there");
    }
  }

  private Exposure exposure() {
    return new Exposure(
        flag("expose", Exposure.DEFAULT.exposed()),
        methods(),
        IntegrationType.valueOf(word("integration", Set.of("http", "http_proxy"), "http_proxy")),
        authorization(),
        text("authorizer"),
        scopes(),
        flag("api-key-required", Exposure.DEFAULT.apiKeyRequired()),
        flag("cors", Exposure.DEFAULT.cors()),
        parameters(),
        text("request-model"),
        timeout(),
        streams(),
        flag("reserve", Exposure.DEFAULT.reserved()),
        guests());
  }

  /** The names of ours among the names of annotations, without their prefix. */
  public static Set<String> ours(Collection<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether some annotation asks for protection, even if it is misspelt or cannot be combined with
   * the others.
   */
  public static boolean askForProtection(Map<String, YamlValue> annotations) {
    return annotations.entrySet().stream()
        .anyMatch(annotation ->
            new MeantName(annotation.getKey()).isOneOf(PROTECTING, KNOWN)
                && NOTHING.stream().noneMatch(annotation.getValue()::is));
  }

  private boolean flag(String name, boolean otherwise) {
    YamlValue value = annotations.get(PREFIX + name);
    return value == null ? otherwise : value.oneOf(Set.of("true", "false")).equals("true");
  }

  private String word(String name, Set<String> words, String otherwise) {
    YamlValue value = annotations.get(PREFIX + name);
    String word = value == null ? otherwise : value.oneOf(words);
    return word.toUpperCase(Locale.ROOT);
  }

  private @Nullable String text(String name) {
    YamlValue value = annotations.get(PREFIX + name);
    return value == null ? null : value.text();
  }

  private Authorization authorization() {
    YamlValue authorizer = annotations.get(PREFIX + "authorizer");
    Authorization authorization =
        Authorization.valueOf(word("authorization", Set.of("NONE", "AWS_IAM"), "NONE"));
    if (authorizer != null && authorization != Authorization.NONE) {
      throw authorizer.invalid("cannot be combined with " + PREFIX + "authorization: remove one");
    }
    return authorization;
  }

  private List<String> scopes() {
    YamlValue scopes = annotations.get(PREFIX + "authorization-scopes");
    if (scopes == null) {
      return List.of();
    }
    if (!annotations.containsKey(PREFIX + "authorizer")) {
      throw scopes.invalid("are for the tokens of an authorizer: add " + PREFIX + "authorizer");
    }
    return words(scopes);
  }

  private SortedSet<String> guests() {
    SortedSet<String> guests = new TreeSet<>();
    YamlValue value = annotations.get(PREFIX + "guests");
    for (String word : value == null ? List.<String>of() : words(value)) {
      if (value != null && !NAMESPACE.matcher(word).matches()) {
        throw value.invalid("\"" + word + "\" is not the name of a namespace");
      }
      guests.add(word);
    }
    return guests;
  }

  private SortedMap<String, Boolean> parameters() {
    SortedMap<String, Boolean> parameters = new TreeMap<>();
    Map<String, String> kinds = new HashMap<>();
    YamlValue value = annotations.get(PREFIX + "parameters");
    for (String word : value == null ? List.<String>of() : words(value)) {
      Matcher parameter = PARAMETER.matcher(word);
      if (value != null && !parameter.matches()) {
        throw value.invalid(
            "\""
                + word
                + "\" is not querystring:NAME or header:NAME, with a ? if it may be absent");
      }
      String key = parameter.group(1) + "." + parameter.group(2);
      String kind = kinds.putIfAbsent(parameter.group(2), key);
      if (value != null && kind != null && !kind.equals(key)) {
        throw value.invalid(
            "\""
                + parameter.group(2)
                + "\" is named twice: API Gateway wants each name only once, as a query string or as a"
                + " header");
      }
      parameters.put(key, parameter.group(3).isEmpty());
    }
    return parameters;
  }

  private static List<String> words(YamlValue value) {
    return Stream.of(value.text().split(",", -1)).map(String::trim).toList();
  }

  private List<String> methods() {
    YamlValue value = annotations.get(PREFIX + "methods");
    if (value == null) {
      return List.of();
    }
    Set<String> methods = new LinkedHashSet<>();
    for (String word : words(value)) {
      String method = word.toUpperCase(Locale.ROOT);
      if (!Verbs.WITH_ANY.contains(method)) {
        throw value.invalid("\"" + word + "\" is not one of " + String.join(", ", Verbs.WITH_ANY));
      }
      methods.add(method);
    }
    if (methods.contains("ANY") && methods.size() > 1) {
      throw value.invalid("ANY stands for every method and cannot be listed with others");
    }
    return List.copyOf(methods);
  }

  private boolean streams() {
    YamlValue stream = annotations.get(PREFIX + "stream");
    YamlValue integration = annotations.get(PREFIX + "integration");
    boolean streams = flag("stream", Exposure.DEFAULT.streams());
    if (stream != null && streams && integration != null && integration.is("http")) {
      throw stream.invalid("cannot be combined with " + PREFIX + "integration http: remove one");
    }
    return streams;
  }

  private @Nullable Integer timeout() {
    YamlValue value = annotations.get(PREFIX + "timeout-ms");
    if (value == null) {
      return null;
    }
    int most = streams() ? MAX_STREAM_MILLIS : MAX_TIMEOUT_MILLIS;
    String digits = value.string();
    if (digits.matches("[0-9]{2,6}")) {
      int millis = Integer.parseInt(digits);
      if (millis >= 50 && millis <= most) {
        return millis;
      }
    }
    throw value.invalid("must be a number of milliseconds from 50 to " + most);
  }
}
