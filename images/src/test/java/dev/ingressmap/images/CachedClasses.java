package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What the JVM's log of loaded classes says of the AOT cache. */
public final class CachedClasses {

  private CachedClasses() {}

  /** How many in a hundred came from it. */
  public static double percentage(String log) {
    List<String> loaded =
        log.lines().filter(line -> line.contains("[class,load]")).map(String::strip).toList();
    assertThat(loaded).as("classes in the log").hasSizeGreaterThan(1_000);
    long cached =
        loaded.stream().filter(line -> line.contains("source: shared objects file")).count();
    return 100.0 * cached / loaded.size();
  }
}
