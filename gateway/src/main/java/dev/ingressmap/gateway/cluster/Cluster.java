package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.access.Access;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.Limits;
import java.time.Duration;

/** A connected cluster: a feed of its Ingresses, its leases and its events. */
public final class Cluster implements AutoCloseable {

  private final ClusterSource source;
  private final ApiServer server;

  private Cluster(ClusterSource source, ApiServer server) {
    this.source = source;
    this.server = server;
  }

  /**
   * Finds the cluster as kubectl would. Nothing is sent yet.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if the environment does not say how to reach it
   */
  public static Cluster connect(ClusterSource source, Environment environment) {
    Access access = Access.find(source, environment);
    return new Cluster(source, ApiServer.connect(access, Limits.DEFAULT));
  }

  /** Its name in messages. */
  public String describe() {
    return server.describe();
  }

  /** The namespace of this pod, or of the kubeconfig's context. */
  public String namespace() {
    return server.namespace();
  }

  /**
   * Begins to watch its Ingresses.
   *
   * @param resync how often they are listed again, whatever the watches said
   */
  public ObjectFeed follow(Duration resync, ObjectListener listener) {
    return ObjectFeed.start(server, source, WatchLimits.of(resync), listener);
  }

  /**
   * The labels of its namespaces. Nothing is read before they are asked for.
   *
   * @param resync how often they are listed again, whatever the watch said
   */
  public NamespaceFeed namespaces(Duration resync, ObjectListener listener) {
    return new NamespaceFeed(server, WatchLimits.of(resync), listener);
  }

  /** The leases, with a time limit for each call. */
  public Leases leases(Duration patience) {
    return new Leases(server, patience);
  }

  public Events events() {
    return new Events(server);
  }

  @Override
  public void close() {
    server.close();
  }
}
