package dev.ingressmap.gateway.cluster.server;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of an object that a server has returned.
 *
 * @param object without the fields that the server maintains
 * @param size about the bytes that it takes in memory
 * @param paths how many paths the object has
 * @param cut whether the object is too large, so that of its spec only the class is kept
 */
public record Excerpt(ObjectNode object, long size, int paths, boolean cut) {

  /** The most paths of an object. An API of the default quota has 300 at most. */
  public static final int MOST_PATHS = 2000;

  /** About as much memory as 2,000 paths of 400 characters take. */
  public static final long MOST_BYTES = 3_000_000;
}
