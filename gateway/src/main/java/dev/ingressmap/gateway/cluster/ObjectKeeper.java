package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.ObjectScope;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Keeps what a watch says of the objects of a scope. */
interface ObjectKeeper {

  /** Replaces the objects of a scope; true if that has to be told. */
  boolean replace(ObjectScope scope, List<JsonNode> objects);

  /** Adds or changes an object; true if that has to be told. */
  boolean put(ObjectScope scope, JsonNode object);

  /** Removes an object; true if that has to be told. */
  boolean remove(ObjectScope scope, JsonNode object);

  /** Records that a scope is not being watched for now. */
  void lose(ObjectScope scope);
}
