package dev.ingressmap.localstage.function;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Lambda function and where it runs.
 *
 * @param name without version or alias
 * @param environment variables of its process
 * @param timeout of one invocation, 1 to 900 seconds
 * @param memory in MB; it is only told to the function
 * @param concurrency how many invocations run at once; further ones wait
 */
public record LambdaFunction(
    String name,
    Runner runner,
    Map<String, String> environment,
    Duration timeout,
    int memory,
    int concurrency) {

  /** AWS's default. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(3);

  /** In MB; AWS's default. */
  public static final int USUAL_MEMORY = 128;

  /** Enough for a machine of one developer. */
  public static final int USUAL_CONCURRENCY = 10;

  /** In MB. */
  public static final int MAX_MEMORY = 10_240;

  public static final int MAX_TIMEOUT_SECONDS = 900;
  public static final int MAX_CONCURRENCY = 50;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");

  public LambdaFunction {
    environment = Map.copyOf(environment);
    if (!isName(name)) {
      throw new IllegalArgumentException("not a function's name: " + name);
    }
    if (!timeout.isPositive() || timeout.toSeconds() > MAX_TIMEOUT_SECONDS) {
      throw new IllegalArgumentException("not a function's timeout: " + timeout);
    }
    if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
      throw new IllegalArgumentException("not a function's concurrency: " + concurrency);
    }
  }

  /** A function behind an address, which answers within 10 s as an authorizer must. */
  public static LambdaFunction at(String name, URI address) {
    return new LambdaFunction(
        name,
        new Runner.Address(address),
        Map.of(),
        Duration.ofSeconds(10),
        USUAL_MEMORY,
        USUAL_CONCURRENCY);
  }

  /** Whether AWS accepts a name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
