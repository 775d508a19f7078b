package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The Ingresses of a cluster, kept as they are there by a watch for each namespace, or one for all.
 */
public final class IngressFeed implements AutoCloseable {

  private final ApiServer server;
  private final ClusterSource source;
  private final IngressStore store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<@Nullable String> namespaces = new ArrayList<>();
  private final List<Thread> watches = new ArrayList<>();

  private IngressFeed(ApiServer server, ClusterSource source) {
    this.server = server;
    this.source = source;
    this.store = new IngressStore(source.namespaces());
    namespaces.addAll(source.namespaces());
    if (namespaces.isEmpty()) {
      namespaces.add(null);
    }
  }

  static IngressFeed start(
      ApiServer server, ClusterSource source, WatchLimits limits, IngressListener listener) {
    IngressFeed feed = new IngressFeed(server, source);
    for (@Nullable String namespace : feed.namespaces) {
      IngressWatch watch =
          new IngressWatch(server, namespace, feed.store, listener, limits, feed.closed);
      Thread thread = new Thread(watch, "watch " + (namespace == null ? "" : namespace));
      thread.setDaemon(true);
      feed.watches.add(thread);
    }
    feed.watches.forEach(Thread::start);
    return feed;
  }

  /** Whether all Ingresses have been seen once. */
  public boolean isComplete() {
    return store.isComplete();
  }

  /** Whether all of them are followed at this moment, as far as can be told. */
  public boolean isCurrent() {
    return store.isCurrent();
  }

  /** Lists them again; they are not current until that is done. */
  public void refresh() {
    namespaces.forEach(store::lose);
    watches.forEach(Thread::interrupt);
  }

  /** What was last seen; not the whole before {@link #isComplete}. */
  public Snapshot snapshot() {
    return new Snapshot(
        server.name(),
        server.describe()
            + ": no Ingress found in "
            + source.extent()
            + ": is it the right cluster?",
        store.all());
  }

  @Override
  public void close() {
    closed.countDown();
    watches.forEach(Thread::interrupt);
  }
}
