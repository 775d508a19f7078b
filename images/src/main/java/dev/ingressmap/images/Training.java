package dev.ingressmap.images;

import java.io.IOException;

/** A workload for an application, from which the JVM learns what its AOT cache should contain. */
public abstract class Training {

  /** Runs this workload and stops the application. The JVM then writes the cache. */
  abstract void put(Trainee trainee, Jdk jdk);

  /** Everything that distinguishes one training from another. */
  abstract String key() throws IOException;
}
