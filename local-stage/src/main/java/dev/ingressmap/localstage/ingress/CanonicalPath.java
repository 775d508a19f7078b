package dev.ingressmap.localstage.ingress;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The raw paths that the ingress takes: those that API Gateway, which judges a path as it was sent,
 * and an ingress, which decodes and resolves it, cannot read as two routes.
 *
 * <p>The ConfigMaps of the nginx controllers have the same rules.
 *
 * @param encodedSlashBelow paths, each from a slash to a slash, below which {@code %2F} is taken
 */
record CanonicalPath(List<String> encodedSlashBelow) {

  private record Rule(Pattern pattern, String objection) {}

  /** What no path without it breaks a rule by. */
  private static final Pattern SUSPECT = Pattern.compile("[%\\\\#\\x00-\\x1f\\x7f]|//|/\\.");

  /** A slash, which stays one for the other rules even if it may be encoded. */
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
          rule("%(?![0-9A-Fa-f]{2})", "a per cent sign that encodes nothing"),
          rule("#", "a fragment"));

  private static final Pattern ENCODED_SLASH = Pattern.compile("%2[Ff]");

  CanonicalPath {
    encodedSlashBelow = List.copyOf(encodedSlashBelow);
  }

  /** Why a path, as it was sent, is refused; null if it is taken. */
  @Nullable String objection(String path) {
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
