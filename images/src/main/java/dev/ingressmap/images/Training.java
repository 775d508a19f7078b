package dev.ingressmap.images;

import java.io.IOException;

/** What an application is put through, so that the JVM learns what its AOT cache should hold. */
public abstract class Training {

  /** Runs the application by this and ends it; the JVM then writes the cache. */
  abstract void put(Trainee trainee, Jdk jdk);

  /** All that makes one training differ from another. */
  abstract String key() throws IOException;
}
