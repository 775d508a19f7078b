package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.source.RouteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The objects of a cluster that declare routes. Watches keep them up to date, one for each kind and
 * namespace, or one for all namespaces.
 */
public final class ObjectFeed implements AutoCloseable {

  private final ApiServer server;
  private final ClusterSource source;
  private final ObjectStore store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<ObjectScope> scopes;
  private final List<Thread> watches = new ArrayList<>();

  private ObjectFeed(ApiServer server, ClusterSource source) {
    this.server = server;
    this.source = source;
    this.scopes = ObjectScope.of(RouteSource.kinds(), source.namespaces());
    this.store = new ObjectStore(scopes);
  }

  static ObjectFeed start(
      ApiServer server, ClusterSource source, WatchLimits limits, ObjectListener listener) {
    ObjectFeed feed = new ObjectFeed(server, source);
    for (ObjectScope scope : feed.scopes) {
      ObjectWatch watch = new ObjectWatch(server, scope, feed.store, listener, limits, feed.closed);
      Thread thread = new Thread(watch, "watch " + scope.path());
      thread.setDaemon(true);
      feed.watches.add(thread);
    }
    feed.watches.forEach(Thread::start);
    return feed;
  }

  /** Whether all objects have been read once. */
  public boolean isComplete() {
    return store.isComplete();
  }

  /** Whether all watches are working at this moment, as far as can be told. */
  public boolean isCurrent() {
    return store.isCurrent();
  }

  /** Lists the objects again. They do not count as current until that is done. */
  public void refresh() {
    scopes.forEach(store::lose);
    watches.forEach(Thread::interrupt);
  }

  /** The objects as last seen. They may be incomplete before {@link #isComplete}. */
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
