package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls of a stage that must succeed after a deployment.
 *
 * @param paths below the invoke URL; each must be answered below 400
 * @param patience for each path, since AWS needs a while to spread a new deployment
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
   * @param progress gets the result of each
   * @return the last result of the first path that never succeeded
   */
  public Optional<String> failure(Function<String, StageUrl> urls, Consumer<String> progress) {
    try (StageClient client = new StageClient(patience)) {
      for (String path : paths) {
        Call call = new Call("GET", urls.apply(path));
        Answer answer = answer(client, call);
        progress.accept("checked: " + call + " -> " + answer);
        if (!answer.succeeded()) {
          return Optional.of(call + ": " + answer + " after " + patience.toSeconds() + " s");
        }
      }
      return Optional.empty();
    }
  }

  private Answer answer(StageClient client, Call call) {
    long begin = System.nanoTime();
    while (true) {
      Answer answer = client.call(call);
      if (answer.succeeded() || System.nanoTime() - begin >= patience.toNanos()) {
        return answer;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
