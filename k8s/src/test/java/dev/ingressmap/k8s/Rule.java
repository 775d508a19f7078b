package dev.ingressmap.k8s;

import java.util.stream.Stream;

/** What manifests have to keep to. */
interface Rule {

  /** A line for each object that does not, with its name and what is wrong with it. */
  Stream<String> broken(Manifests manifests);
}
