package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.Excerpt;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.cluster.server.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows the objects of a scope: a list, and then the changes since. Any failure is repaired by
 * another list.
 */
final class ObjectWatch implements Runnable {

  private final ApiServer server;
  private final ObjectScope scope;
  private final ObjectKeeper keeper;
  private final ObjectListener listener;
  private final WatchLimits limits;
  private final ObjectList list;
  private final CountDownLatch closed;

  /** Where the next watch continues; null if a list must come first. */
  private @Nullable String version;

  private boolean gone;
  private long listed;
  private int failures;

  ObjectWatch(
      ApiServer server,
      ObjectScope scope,
      ObjectKeeper keeper,
      ObjectListener listener,
      WatchLimits limits,
      CountDownLatch closed) {
    this.server = server;
    this.scope = scope;
    this.keeper = keeper;
    this.listener = listener;
    this.limits = limits;
    this.list = new ObjectList(server, scope, Limits.DEFAULT.page());
    this.closed = closed;
  }

  @Override
  public void run() {
    while (closed.getCount() > 0) {
      try {
        if (version == null || System.nanoTime() - listed > limits.list().toNanos()) {
          list();
        }
        watch(String.valueOf(version));
      } catch (ClusterFailure | InvalidInput e) {
        if (isInterruptedForAList()) {
          continue;
        }
        fail(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        fail("unexpected " + e);
      }
    }
  }

  /** Whether the thread was interrupted by a request for a list, and not by closing. */
  private boolean isInterruptedForAList() {
    if (closed.getCount() == 0 || !Thread.interrupted()) {
      return false;
    }
    version = null;
    return true;
  }

  private void list() {
    ObjectList.Moment moment = list.read();
    version = moment.version();
    listed = System.nanoTime();
    if (keeper.replace(scope, moment.objects())) {
      listener.changed();
    }
  }

  private void watch(String from) {
    long begin = System.nanoTime();
    // Not all watches of an API server should end at the same time.
    long millis = limits.watch().toMillis();
    long seconds =
        Math.max(1, ThreadLocalRandom.current().nextLong(millis * 4 / 5, millis + 1) / 1000);
    gone = false;
    Answer answer =
        server.follow(
            scope.path()
                + "?watch=1&allowWatchBookmarks=true&resourceVersion="
                + from
                + "&timeoutSeconds="
                + seconds,
            Duration.ofSeconds(seconds).plus(limits.grace()),
            this::begun,
            this::take);
    if (gone || answer.status() == ObjectList.GONE) {
      version = null;
      reconnect("gone");
    } else if (!answer.succeeded()) {
      throw Refusal.of(server, "watch", scope, answer);
    } else {
      reconnect("expired");
    }
    if (System.nanoTime() - begin < limits.pause().toNanos()) {
      rest(limits.pause());
    }
  }

  /** The watch was accepted. */
  private void begun() {
    if (failures > 0) {
      failures = 0;
      listener.restored();
    }
  }

  /** Processes an event of the watch; false ends the watch. */
  private boolean take(String type, Excerpt object) {
    boolean changes = false;
    switch (type) {
      case "ADDED", "MODIFIED" ->
          changes = keeper.put(scope, ClusterObject.of(scope.kind(), object));
      case "DELETED" -> changes = keeper.remove(scope, ClusterObject.of(scope.kind(), object));
      case "BOOKMARK" -> {}
      default -> {
        // An ERROR, usually because the version is too old. A new list is the right answer to all
        // of them.
        gone = true;
        return false;
      }
    }
    version = object.object().path("metadata").path("resourceVersion").asString(version);
    if (changes) {
      listener.changed();
    }
    if (keeper.wantsList(scope) && System.nanoTime() - listed > limits.longest().toNanos()) {
      version = null;
      return false;
    }
    return true;
  }

  private void reconnect(String cause) {
    if (closed.getCount() > 0) {
      listener.reconnected(cause);
    }
  }

  private void fail(String reason) {
    version = null;
    keeper.lose(scope);
    if (closed.getCount() == 0) {
      return;
    }
    long most =
        Math.min(limits.longest().toMillis(), limits.pause().toMillis() << Math.min(failures, 20));
    Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    failures++;
    listener.lost(reason, pause);
    rest(pause);
    reconnect("lost");
  }

  private void rest(Duration pause) {
    try {
      boolean unused = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
