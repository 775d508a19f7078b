package dev.ingressmap.k8s;

import java.util.stream.Stream;

/** A rule that manifests must follow. */
interface Rule {

  /** A line for each object that breaks it, with its name and the problem. */
  Stream<String> broken(Manifests manifests);
}
