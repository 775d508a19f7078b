package dev.ingressmap.gateway;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packages of a module from the ground up, each with the packages below that it may know. */
public final class Floors {

  private final String root;
  private final Map<String, List<String>> known = new LinkedHashMap<>();

  private Floors(String root) {
    this.root = root;
  }

  /**
   * The rule that every class is on a floor, and knows the floors alone that its own may know.
   *
   * @param root the package around them; what stands in it itself may be known to all
   * @param floors a line for each, such as {@code api: settings yaml}, under which nothing is named
   *     that stands further down
   */
  public static ArchRule of(String root, String floors) {
    Floors all = new Floors(root);
    floors.lines().forEach(all::add);
    return classes().that(all.areInside()).should(all.knowOnlyWhatIsBelow());
  }

  private void add(String line) {
    String[] parts = line.split(":", -1);
    List<String> below =
        Arrays.stream(parts[1].split(" ")).filter(name -> !name.isEmpty()).toList();
    assertThat(known.keySet()).as("what stands above " + parts[0]).containsAll(below);
    known.put(parts[0], below);
  }

  private DescribedPredicate<JavaClass> areInside() {
    return DescribedPredicate.describe(
        "are in " + root, type -> type.getPackageName().startsWith(root + "."));
  }

  private ArchCondition<JavaClass> knowOnlyWhatIsBelow() {
    return new ArchCondition<>("know only the floors below that they may know") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = floor(type);
        List<String> below = known.get(own);
        if (below == null) {
          events.add(violated(type, type.getName() + " is on no floor"));
          return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (areInside().test(target)
              && !floor(target).equals(own)
              && !below.contains(floor(target))) {
            events.add(
                violated(
                    type,
                    own + " may not know " + floor(target) + ": " + dependency.getDescription()));
          }
        }
      }
    };
  }

  private String floor(JavaClass type) {
    return type.getPackageName().substring(root.length() + 1);
  }
}
