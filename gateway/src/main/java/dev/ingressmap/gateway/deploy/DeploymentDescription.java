package dev.ingressmap.gateway.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The description of a deployment, which pins the hash of what was deployed: the deployment itself
 * cannot be read back whole, and there is no state file.
 */
final class DeploymentDescription {

  private static final Pattern PINNED = Pattern.compile("ingress map sha256:([0-9a-f]{64})");

  private DeploymentDescription() {}

  static String of(String hash) {
    return "ingress map sha256:" + hash;
  }

  /** The hash, unless the deployment was made by other means. */
  static Optional<String> hashIn(String description) {
    Matcher matcher = PINNED.matcher(description);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
