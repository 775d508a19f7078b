package dev.ingressmap.gateway.deploy.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a deployment, which records what was deployed and for which stage. It is
 * needed because a deployment cannot be read back in full and there is no state file.
 *
 * @param hash of the document
 * @param commit the commit of the document, null if it is unknown
 * @param stage that it was made for, null if it is unknown
 * @param after the deployment that was live then, null for none
 */
public record DeploymentDescription(
    String hash, @Nullable String commit, @Nullable String stage, @Nullable String after) {

  private static final Pattern FORM =
      Pattern.compile(
          "ingress map sha256:(?<hash>[0-9a-f]{64})"
              + "(?: commit (?<commit>[0-9a-f]{7,64}))?"
              + "(?: stage (?<stage>[A-Za-z0-9_-]+))?"
              + "(?: after (?<after>[a-z0-9]+))?");

  /** The contents of a description; empty if the deployment was made by other means. */
  public static Optional<DeploymentDescription> parse(String description) {
    Matcher matcher = FORM.matcher(description);
    return matcher.matches()
        ? Optional.of(
            new DeploymentDescription(
                matcher.group("hash"),
                matcher.group("commit"),
                matcher.group("stage"),
                matcher.group("after")))
        : Optional.empty();
  }

  public String text() {
    return "ingress map sha256:"
        + hash
        + (commit == null ? "" : " commit " + commit)
        + (stage == null ? "" : " stage " + stage)
        + (after == null ? "" : " after " + after);
  }
}
