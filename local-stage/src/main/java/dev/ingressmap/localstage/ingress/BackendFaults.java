package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.ingress.BackendFaultRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Faults of the Services behind the ingress, by rules that can be replaced at any time. */
public final class BackendFaults {

  private static final int MOST = 1_000;

  private final Supplier<Set<String>> services;
  private final IntSupplier lot;
  private volatile Rules rules = new Rules(List.of());

  /** No faults yet, of Services that are looked up when rules are set. */
  BackendFaults(Supplier<Set<String>> services) {
    this(services, () -> ThreadLocalRandom.current().nextInt(100));
  }

  BackendFaults(Supplier<Set<String>> services, IntSupplier lot) {
    this.services = services;
    this.lot = lot;
  }

  /**
   * What goes wrong with a request: the first delay and the first status of its target that are
   * drawn. Each rule draws for itself.
   */
  BackendFault of(Target target) {
    Map<String, List<BackendFaultRule>> byService = rules.byService;
    if (byService.isEmpty() || !(target.backend() instanceof Backend.Service service)) {
      return BackendFault.NONE;
    }
    int millis = 0;
    int status = 0;
    for (BackendFaultRule rule :
        byService.getOrDefault(target.namespace() + "/" + service.name(), List.of())) {
      boolean open = (rule.kind() == Kind.DELAY ? millis : status) == 0;
      if (open && rule.hits(lot.getAsInt())) {
        if (rule.kind() == Kind.DELAY) {
          millis = rule.value();
        } else {
          status = rule.value();
        }
      }
    }
    return new BackendFault(millis, status);
  }

  /**
   * Replaces all rules. Requests that wait already are not affected.
   *
   * @param text one rule per line, such as {@code shop/orders status 503 20%}
   * @throws IllegalArgumentException that says which rule cannot be read, and why
   */
  public void replace(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    long count = lines.stream().filter(line -> !line.isEmpty()).count();
    if (count > MOST) {
      throw new IllegalArgumentException(count + " rules are too many, the maximum is " + MOST);
    }
    Set<String> known = services.get();
    List<BackendFaultRule> read = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty()) {
        try {
          read.add(BackendFaultRule.parse(line, known));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "line %d, \"%s\": %s".formatted(i + 1, Shortened.of(line), e.getMessage()), e);
        }
      }
    }
    rules = new Rules(read);
  }

  /** Removes all rules. */
  public void clear() {
    rules = new Rules(List.of());
  }

  /** The rules in the form that {@link #replace} reads. */
  @Override
  public String toString() {
    return rules.all.stream().map(rule -> rule + "\n").collect(Collectors.joining());
  }

  private static final class Rules {

    private final List<BackendFaultRule> all;
    private final Map<String, List<BackendFaultRule>> byService;

    Rules(List<BackendFaultRule> all) {
      this.all = List.copyOf(all);
      this.byService = all.stream().collect(Collectors.groupingBy(BackendFaultRule::service));
    }
  }
}
