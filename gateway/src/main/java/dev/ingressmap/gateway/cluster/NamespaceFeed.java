package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a cluster's namespaces. From the first time that they are asked for, a watch tells
 * if they change, until nobody needs them anymore.
 */
public final class NamespaceFeed implements AutoCloseable {

  private final ApiServer server;
  private final WatchLimits limits;
  private final ObjectListener listener;
  private final Labels labels = new Labels();
  private @Nullable Watching watching;

  private record Watching(Thread thread, CountDownLatch closed) {}

  NamespaceFeed(ApiServer server, WatchLimits limits, ObjectListener listener) {
    this.server = server;
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Reads them, by name. The listener is told of any change since.
   *
   * @throws dev.ingressmap.gateway.cluster.server.ClusterFailure if the cluster does not return
   *     them
   */
  public synchronized Map<String, Map<String, String>> labels() {
    Map<String, Map<String, String>> read = NamespaceLabels.read(server, Limits.DEFAULT.page());
    labels.set(read);
    if (watching == null) {
      watching = watch();
    }
    return read;
  }

  private Watching watch() {
    CountDownLatch closed = new CountDownLatch(1);
    Thread thread =
        new Thread(
            new ObjectWatch(server, NamespaceLabels.ALL, labels, listener, limits, closed),
            "watch " + NamespaceLabels.ALL.path());
    thread.setDaemon(true);
    thread.start();
    return new Watching(thread, closed);
  }

  /** Ends the watch, until they are asked for again. */
  @Override
  public synchronized void close() {
    if (watching != null) {
      watching.closed().countDown();
      watching.thread().interrupt();
      watching = null;
    }
  }

  /** The labels as they were last seen. */
  private static final class Labels implements ObjectKeeper {

    private Map<String, Map<String, String>> seen = Map.of();

    synchronized void set(Map<String, Map<String, String>> now) {
      seen = new HashMap<>(now);
    }

    @Override
    public synchronized boolean replace(ObjectScope scope, ClusterObjects namespaces) {
      Map<String, Map<String, String>> now = NamespaceLabels.of(namespaces.all());
      boolean changed = !now.equals(seen);
      seen = now;
      return changed;
    }

    @Override
    public synchronized boolean put(ObjectScope scope, ClusterObject namespace) {
      Map<String, String> now = NamespaceLabels.of(namespace);
      return !now.equals(seen.put(namespace.id().name(), now));
    }

    @Override
    public synchronized boolean remove(ObjectScope scope, ClusterObject namespace) {
      return seen.remove(namespace.id().name()) != null;
    }

    @Override
    public void lose(ObjectScope scope) {
      // Whoever needs them reads them again.
    }
  }
}
