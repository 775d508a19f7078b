package dev.ingressmap.gateway.smoke;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.smoke.StageClient.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls of a stage that have to succeed after a deployment.
 *
 * @param paths below the invoke URL, each to be answered below 400
 * @param patience for each: a new deployment takes AWS a while to spread
 */
public record SmokeCheck(List<String> paths, Duration patience) {

  private static final Duration PAUSE = Duration.ofMillis(500);

  public SmokeCheck {
    paths = List.copyOf(paths);
    for (String path : paths) {
      if (!isPath(path)) {
        throw new InvalidInput("--smoke \"" + path + "\": is not a path such as /health");
      }
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new InvalidInput("--smoke-timeout " + patience.toSeconds() + ": must be 1 s or more");
    }
  }

  private static boolean isPath(String path) {
    try {
      return path.startsWith("/") && !path.startsWith("//") && new URI(path).getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Calls each path until it succeeds.
   *
   * @param urls where each path answers
   * @param progress is told what each came to
   * @return what the first that never did came to, last of all
   */
  public Optional<String> failure(Function<String, URI> urls, Consumer<String> progress) {
    try (StageClient client = new StageClient(patience)) {
      for (String path : paths) {
        URI url = urls.apply(path);
        Outcome outcome = outcome(client, url);
        progress.accept("checked: GET " + url + " -> " + outcome.words());
        if (!outcome.succeeded()) {
          return Optional.of(
              "GET " + url + ": " + outcome.words() + " after " + patience.toSeconds() + " s");
        }
      }
      return Optional.empty();
    }
  }

  private Outcome outcome(StageClient client, URI url) {
    long begin = System.nanoTime();
    while (true) {
      Outcome outcome;
      try {
        outcome = client.get(url);
      } catch (IOException e) {
        outcome = new Outcome(false, "no answer (" + e.getMessage() + ")");
      }
      if (outcome.succeeded() || System.nanoTime() - begin >= patience.toNanos()) {
        return outcome;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
