package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ObjectScope;

/** Keeps what a watch says of the objects of a scope. */
interface ObjectKeeper {

  /** Replaces the objects of a scope; true if that has to be told. */
  boolean replace(ObjectScope scope, ClusterObjects objects);

  /** Adds or changes an object; true if that has to be told. */
  boolean put(ObjectScope scope, ClusterObject object);

  /** Removes an object; true if that has to be told. */
  boolean remove(ObjectScope scope, ClusterObject object);

  /** Whether a list would show more of the objects than is known. */
  default boolean wantsList(ObjectScope scope) {
    return false;
  }

  /** Records that a scope is not being watched for now. */
  void lose(ObjectScope scope);
}
