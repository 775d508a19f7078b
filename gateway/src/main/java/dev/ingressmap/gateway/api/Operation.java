package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.ingress.Exposure.Authorization;
import dev.ingressmap.gateway.ingress.Route;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A method of a resource, as the API must have it.
 *
 * @param pathParameters names of the path's variables, all of them required
 * @param responses status to the name of its JSON model, empty for none
 * @param route the rule that it comes from
 */
public record Operation(
    Key key,
    Authorization authorization,
    boolean apiKeyRequired,
    Set<String> pathParameters,
    SortedMap<String, String> responses,
    Integration integration,
    Route route) {

  public Operation {
    pathParameters = Set.copyOf(pathParameters);
    responses = new TreeMap<>(responses);
  }

  /** What tells operations apart: a resource path and an HTTP method or {@code ANY}. */
  public record Key(String path, String method) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::path).thenComparing(Key::method);

    boolean clashesWith(Key other) {
      return path.equals(other.path)
          && (method.equals(other.method) || method.equals("ANY") || other.method.equals("ANY"));
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
