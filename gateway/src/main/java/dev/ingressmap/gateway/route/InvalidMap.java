package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.InvalidInput;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An ingress map that cannot be served, with the objects at fault for each problem. */
public final class InvalidMap extends InvalidInput {

  private final List<Fault> faults;

  /** Throws {@link IllegalArgumentException} if there is no fault to report. */
  public InvalidMap(List<Fault> faults) {
    super(faults.stream().map(Fault::problem).toList());
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /**
   * A problem, and the objects that cause it.
   *
   * @param problem in one line
   * @param objects empty if the settings are at fault
   */
  public record Fault(String problem, Set<ObjectName> objects) {

    public Fault {
      objects = Set.copyOf(objects);
    }

    /** A problem that some routes cause. */
    public static Fault of(String problem, Route... routes) {
      return new Fault(
          problem,
          Stream.of(routes)
              .map(route -> route.object().id())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
