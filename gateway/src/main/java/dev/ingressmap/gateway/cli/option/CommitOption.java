package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The commit that a map comes from. */
public final class CommitOption {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");

  @Option(
      names = "--commit",
      paramLabel = "HASH",
      description =
          "The commit that the map comes from, for status and history (default: $GITHUB_SHA,"
              + " $CI_COMMIT_SHA or $GIT_COMMIT).")
  private @Nullable String commit;

  /** The commit; null if it is not known. */
  public @Nullable String get() {
    if (commit == null) {
      return Stream.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT")
          .map(System::getenv)
          .filter(Objects::nonNull)
          .filter(hash -> HASH.matcher(hash).matches())
          .findFirst()
          .orElse(null);
    }
    if (!HASH.matcher(commit).matches()) {
      throw new InvalidInput("--commit " + commit + ": is not a hash of 7 to 64 digits of 0-9a-f");
    }
    return commit;
  }
}
