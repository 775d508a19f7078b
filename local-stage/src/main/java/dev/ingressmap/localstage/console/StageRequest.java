package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.HttpMethods;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call of a stage that somebody wants to make.
 *
 * @param path below the stage, encoded, with the query
 * @param headers names and values, without those that belong to a connection or to an address
 * @param sign whether it gets a signature of AWS
 */
record StageRequest(
    String api,
    String stage,
    String method,
    String path,
    List<List<String>> headers,
    Payload body,
    boolean sign) {

  private static final Pattern API = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern STAGE = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
  private static final Pattern PATH = Pattern.compile("/[\\x21\\x22\\x24-\\x7e]{0,8000}");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8000}");

  /** With them a caller could say where a message ends. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "keep-alive",
          "proxy-connection",
          "expect",
          "upgrade");

  private static final Pattern PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /** Checks all of it: nothing may become a second request or another header. */
  StageRequest {
    check(
        headers.stream().allMatch(header -> header != null && header.size() == 2),
        "each header must be a name and a value");
    check(
        headers.stream().flatMap(List::stream).noneMatch(Objects::isNull),
        "each header must be a name and a value");
    headers =
        headers.stream()
            .filter(header -> !OF_CONNECTION.contains(header.getFirst().toLowerCase(Locale.ROOT)))
            .toList();
    check(API.matcher(api).matches(), "api must be the id of an API");
    check(STAGE.matcher(stage).matches(), "stage must be the name of a stage");
    check(HttpMethods.VERBS.contains(method), "method must be one of " + HttpMethods.VERBS);
    check(
        PATH.matcher(path).matches(),
        "path must begin with a slash and have only visible ASCII characters: encode others");
    check(!PERCENT.matcher(path).find(), "path has a % without two hexadecimal digits after it");
    for (List<String> header : headers) {
      check(NAME.matcher(header.getFirst()).matches(), "a header has a name that none can have");
      check(
          VALUE.matcher(header.getLast()).matches(),
          "the header " + header.getFirst() + " has a value that none can have");
    }
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
