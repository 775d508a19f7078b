package dev.ingressmap.localstage.program;

/** A program exceeded its time limit, or did not get a turn within it. */
public final class Overdue extends RuntimeException {

  Overdue(String message) {
    super(message);
  }
}
