package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The path of a call below the stage, as it is sent: percent-encoded, with one slash at its
 * beginning.
 *
 * @param query with its question mark; empty for none
 */
record CalledPath(String path, String query) {

  /** API Gateway's limit for the request line and the headers of a call. */
  private static final int LONGEST = 10_240;

  private static final Pattern NOT_IN_URLS = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]");
  private static final Pattern ENCODES_NOTHING = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern URL = Pattern.compile("(?i)https?://([^/?]*)(.*)");
  private static final Pattern INVOKE_HOST =
      Pattern.compile("(?i)[a-z0-9-]+\\.execute-api(?:[.:].*)?");
  private static final Pattern PATH_FORM = Pattern.compile("/_aws/execute-api/[^/]*(/.*)?");
  private static final Pattern OLD_PATH_FORM =
      Pattern.compile("/restapis/[^/]+(/[^/]+)/_user_request_(/.*)?");

  /**
   * Reads a path, or a URL of the stage.
   *
   * @throws InvalidInput if no call can have it, or if it is not the stage's
   */
  static CalledPath of(String text, Settings settings) {
    check(text);
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      if (!text.startsWith("/")) {
        throw new InvalidInput(
            "PATH \"" + text + "\": must begin with /, or be a URL of the stage");
      }
      return ofTarget(text);
    }
    if (url.group(1).contains("@")) {
      throw refused("has a user before the host");
    }
    CalledPath below = ofTarget(url.group(2).startsWith("/") ? url.group(2) : "/" + url.group(2));
    return new CalledPath(
        inStage(url.group(1).toLowerCase(Locale.ROOT), below.path, settings), below.query);
  }

  private static void check(String text) {
    if (text.length() > LONGEST) {
      throw refused(
          "has "
              + text.length()
              + " characters, but a request line and its headers may have "
              + LONGEST
              + " together");
    }
    Matcher illegal = NOT_IN_URLS.matcher(text);
    if (illegal.find()) {
      throw new InvalidInput(
          "PATH: has \""
              + illegal.group()
              + "\", which no URL can have: write it percent-encoded, as clients send it");
    }
    if (ENCODES_NOTHING.matcher(text).find()) {
      throw refused("has a percent sign that encodes nothing");
    }
    if (text.indexOf('#') >= 0) {
      throw new InvalidInput(
          "PATH: has a #, but clients do not send fragments: leave it out, or write %23");
    }
  }

  private static InvalidInput refused(String problem) {
    return new InvalidInput(
        "PATH: " + problem + ": API Gateway answers 400 or 431 before any route");
  }

  private static CalledPath ofTarget(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return new CalledPath(path.replaceFirst("^/+", "/"), mark < 0 ? "" : target.substring(mark));
  }

  private static String inStage(String authority, String path, Settings settings) {
    Domain domain = settings.domain();
    String host = authority.replaceFirst(":\\d*$", "");
    if (domain != null && host.equals(domain.name())) {
      return domain.basePath().equals(Domain.ROOT) ? path : below(domain.basePath(), path, host);
    }
    String staged = INVOKE_HOST.matcher(host).matches() ? path : ofPathForm(path);
    if (staged == null) {
      throw new InvalidInput(
          "PATH: "
              + host
              + " is neither a host of API Gateway"
              + (domain == null ? "" : " nor " + domain.name())
              + ": give the path as callers of the stage write it");
    }
    if (!settings.api().split().isNone()) {
      throw new InvalidInput(
          "PATH: the map is split, and callers use its domain: give the path there");
    }
    return below(settings.stage().name(), staged, host);
  }

  /** The stage and what is below it, in a path that names its API; null for any other path. */
  private static @Nullable String ofPathForm(String path) {
    Matcher form = PATH_FORM.matcher(path);
    if (form.matches()) {
      return form.group(1) == null ? "/" : form.group(1);
    }
    Matcher old = OLD_PATH_FORM.matcher(path);
    return old.matches() ? old.group(1) + (old.group(2) == null ? "/" : old.group(2)) : null;
  }

  private static String below(String first, String path, String host) {
    if (path.equals("/" + first) || path.startsWith("/" + first + "/")) {
      return ("/" + path.substring(first.length() + 1)).replaceFirst("^/+", "/");
    }
    throw new InvalidInput(
        "PATH: at " + host + " the paths of the stage begin with /" + first + ": add it");
  }

  /** The segments, without those of slashes at its end, which API Gateway ignores. */
  List<String> segments() {
    List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
    while (segments.size() > 1 && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  /** The path of resources for it: API Gateway decodes what it compares with a literal. */
  String resource() {
    return "/" + segments().stream().map(CalledPath::literal).collect(Collectors.joining("/"));
  }

  private static String literal(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    String decoded = decoded(segment);
    return decoded.indexOf('/') < 0 && decoded.indexOf('{') < 0 ? decoded : segment;
  }

  /** A path as an ingress reads it for its rules. */
  static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The values of a resource's variables, still encoded, by their names. */
  Map<String, String> variables(String resource) {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> values = segments();
    String[] names = resource.substring(1).split("/", -1);
    for (int i = 0; i < names.length && i < values.size(); i++) {
      if (names[i].endsWith("+}")) {
        variables.put(
            names[i].substring(1, names[i].length() - 2),
            String.join("/", values.subList(i, values.size())));
      } else if (names[i].startsWith("{")) {
        variables.put(names[i].substring(1, names[i].length() - 1), values.get(i));
      }
    }
    return variables;
  }
}
