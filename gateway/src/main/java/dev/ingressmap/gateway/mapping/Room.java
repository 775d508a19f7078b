package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What AWS's quotas leave for operations in one API. */
final class Room {

  /** Below the 6 MB that AWS accepts, since the rest of the document has some, too. */
  private static final long MOST_BYTES = 5L * 1024 * 1024;

  private final String part;
  private final int mostResources;
  private final Set<String> resources = new HashSet<>(Set.of(""));
  private long bytes;

  /**
   * The room in an API.
   *
   * @param part of the map that it has
   * @param mostResources the quota of resources, including the root
   */
  Room(String part, int mostResources) {
    this.part = part;
    this.mostResources = mostResources;
    if (!part.equals(Split.REST)) {
      // It may get the route for all paths, too.
      DesiredApi.addResources("/{proxy+}", resources);
    }
  }

  void add(Operation operation) {
    DesiredApi.addResources(path(operation), resources);
    bytes += bytes(operation);
  }

  /** Whether more operations fit, of which it looks at no more than that takes. */
  boolean has(Collection<Operation> operations) {
    Set<String> more = new HashSet<>();
    long moreBytes = bytes;
    for (Operation operation : operations) {
      Set<String> own = new HashSet<>(Set.of(""));
      DesiredApi.addResources(path(operation), own);
      own.removeAll(resources);
      more.addAll(own);
      moreBytes += bytes(operation);
      if (resources.size() + more.size() > mostResources || moreBytes > MOST_BYTES) {
        return false;
      }
    }
    return true;
  }

  private String path(Operation operation) {
    return Split.within(part, operation.key().path());
  }

  /** About what an operation adds to the document that is sent to AWS. */
  private static long bytes(Operation operation) {
    String uri = operation.integration().uri();
    return 700L
        + 2L * operation.key().path().length()
        + 40L * operation.parameters().size()
        + (uri == null ? 0 : uri.length());
  }
}
