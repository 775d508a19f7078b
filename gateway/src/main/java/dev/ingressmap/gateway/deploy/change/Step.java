package dev.ingressmap.gateway.deploy.change;

/**
 * One step of an apply. If it is interrupted after any step, callers are served and the next apply
 * continues.
 *
 * @param <W> the work that the steps share
 */
public interface Step<W> {

  /** What the step does, for people. */
  String text(W work);

  /** How many calls to AWS the step takes if nobody else interferes. */
  int calls();

  void perform(W work);
}
