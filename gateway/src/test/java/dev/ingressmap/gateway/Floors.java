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

/** The packages of a module from the bottom up, each with the packages below it that it may use. */
public final class Floors {

  private final String root;
  private final Map<String, List<String>> known = new LinkedHashMap<>();

  private Floors(String root) {
    this.root = root;
  }

  /**
   * The rule that every class is in a listed package and uses only the packages that its own may
   * use.
   *
   * @param root the package around them; all packages may use the classes directly in it
   * @param floors a line for each package, such as {@code api: settings yaml}; a package may name
   *     only packages of earlier lines
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
    assertThat(known.keySet()).as("packages listed before " + parts[0]).containsAll(below);
    known.put(parts[0], below);
  }

  private DescribedPredicate<JavaClass> areInside() {
    return DescribedPredicate.describe(
        "are in " + root, type -> type.getPackageName().startsWith(root + "."));
  }

  private ArchCondition<JavaClass> knowOnlyWhatIsBelow() {
    return new ArchCondition<>("use only the packages that they may use") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = floor(type);
        List<String> below = known.get(own);
        if (below == null) {
          events.add(violated(type, type.getName() + " is in no listed package"));
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
                    own + " may not use " + floor(target) + ": " + dependency.getDescription()));
          }
        }
      }
    };
  }

  private String floor(JavaClass type) {
    return type.getPackageName().substring(root.length() + 1);
  }
}
