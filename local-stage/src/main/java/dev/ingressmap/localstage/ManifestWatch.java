package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Manifests;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the manifests again and again, as a controller watches its cluster, and reports changes.
 * While they cannot be read, the last valid ones apply.
 */
final class ManifestWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ManifestWatch.class);
  private static final long PERIOD_MILLIS = 500;

  private final String manifests;
  private final Consumer<IngressMap> follower;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private IngressMap last;
  private List<String> problems = List.of();

  ManifestWatch(String manifests, IngressMap first, Consumer<IngressMap> follower) {
    this.manifests = manifests;
    this.last = first;
    this.follower = follower;
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      IngressMap now = Manifests.read(List.of(manifests), InputStream::nullInputStream);
      boolean readableAgain = !problems.isEmpty();
      problems = List.of();
      if (readableAgain || !now.equals(last)) {
        last = now;
        follower.accept(now);
        log.info("the ingress follows {} now; gateway apply makes the API follow", manifests);
      }
    } catch (InvalidInput e) {
      if (!e.problems().equals(problems)) {
        problems = e.problems();
        problems.forEach(problem -> log.warn("{}", problem));
        log.warn("the ingress keeps the rules that it has");
      }
    } catch (RuntimeException e) {
      // An exception that escaped would end the watch for good.
      log.error("{} could not be read", manifests, e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
