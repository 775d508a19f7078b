package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  void add(Need need) {
    DesiredApi.addResources(path(need.operation()), resources);
    bytes += need.bytes();
  }

  /** What there is not enough of. */
  enum Lack {
    RESOURCES,
    BYTES
  }

  /**
   * What there is not enough of for more, of which it looks at no more than that takes; null if
   * there is room.
   */
  @Nullable Lack lack(Collection<Need> needs) {
    Set<String> more = new HashSet<>();
    long moreBytes = bytes;
    for (Need need : needs) {
      Set<String> own = new HashSet<>(Set.of(""));
      DesiredApi.addResources(path(need.operation()), own);
      own.removeAll(resources);
      more.addAll(own);
      moreBytes += need.bytes();
      if (resources.size() + more.size() > mostResources) {
        return Lack.RESOURCES;
      }
      if (moreBytes > MOST_BYTES) {
        return Lack.BYTES;
      }
    }
    return null;
  }

  private String path(Operation operation) {
    return Split.within(part, operation.key().path());
  }
}
