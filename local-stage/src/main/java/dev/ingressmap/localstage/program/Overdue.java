package dev.ingressmap.localstage.program;

/** A program that has used up its time, or that got no turn within it. */
public final class Overdue extends RuntimeException {

  Overdue(String message) {
    super(message);
  }
}
