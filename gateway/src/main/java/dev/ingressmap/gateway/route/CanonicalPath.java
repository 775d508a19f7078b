package dev.ingressmap.gateway.route;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The raw paths that the ingress accepts. API Gateway judges a path as it was sent, but an ingress
 * decodes and resolves it; these paths cannot mean two different routes to them.
 *
 * @param encodedSlashBelow paths, each from a slash to a slash, below which {@code %2F} is taken
 */
public record CanonicalPath(List<String> encodedSlashBelow) {

  private record Rule(Pattern pattern, String objection) {}

  /** A path without any of these breaks no rule. */
  private static final Pattern SUSPECT = Pattern.compile("[%\\\\#\\x00-\\x1f\\x7f]|//|/\\.");

  /** A slash. Even if it may be encoded, the other rules treat it as one. */
  private static final String SLASH = "(?:/|%2[Ff])";

  private static final List<Rule> RULES =
      List.of(
          rule(SLASH + "\\.\\.?(?:" + SLASH + "|;|$)", "a dot segment"),
          rule(SLASH + SLASH, "an empty segment"),
          rule(
              "%(?:2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])",
              "an encoded letter, digit, \"-\", \".\", \"_\" or \"~\""),
          rule("%5[Cc]|\\\\", "a backslash"),
          rule("%[01][0-9A-Fa-f]|%7[Ff]|[\\x00-\\x1f\\x7f]", "a control character"),
          rule("%(?![0-9A-Fa-f]{2})", "a percent sign that encodes nothing"),
          rule("#", "a fragment"));

  private static final Pattern ENCODED_SLASH = Pattern.compile("%2[Ff]");

  public CanonicalPath {
    encodedSlashBelow = List.copyOf(encodedSlashBelow);
  }

  /** Why a path, as it was sent, is refused; null if it is accepted. */
  public @Nullable String objection(String path) {
    if (!SUSPECT.matcher(path).find()) {
      return null;
    }
    for (Rule rule : RULES) {
      if (rule.pattern.matcher(path).find()) {
        return "the path has " + rule.objection;
      }
    }
    return ENCODED_SLASH.matcher(path).find()
            && encodedSlashBelow.stream().noneMatch(path::startsWith)
        ? "the path has an encoded slash"
        : null;
  }

  private static Rule rule(String pattern, String objection) {
    return new Rule(Pattern.compile(pattern), objection);
  }
}
