package dev.ingressmap.gateway.deploy.change;

/**
 * One thing that an apply does. The steps before it leave AWS in a state that serves callers, and
 * from which the next apply goes on.
 *
 * @param <W> the work that it is a part of
 */
public interface Step<W> {

  /** What it does, for people. */
  String text(W work);

  /** How many calls of AWS it takes if nobody else interferes. */
  int calls();

  void perform(W work);
}
