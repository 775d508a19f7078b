package dev.ingressmap.images;

import java.io.IOException;
import java.util.List;

/** A workload for an application, from which the JVM learns what its AOT cache should contain. */
public abstract class Training {

  /** Main classes of the Spring applications that this one runs in its own JVM. */
  private List<String> springApplications = List.of();

  /** The arguments with which it runs them, as far as they decide which beans there are. */
  private List<String> springArguments = List.of();

  final SpringApplications spring() {
    return new SpringApplications(springApplications, springArguments);
  }

  /** Runs this workload and stops the application. The JVM then writes the cache. */
  abstract void put(Trainee trainee, Jdk jdk);

  /** Everything that distinguishes one training from another. */
  abstract String key() throws IOException;
}
