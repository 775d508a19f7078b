package dev.ingressmap.localstage.ingress;

/**
 * Hears of each request that the ingress has answered, right after the last byte was written: its
 * client may already have the answer.
 */
@FunctionalInterface
public interface HopListener {

  /** Hears of nothing, at no cost. */
  HopListener NONE = hop -> {};

  /** Must not block, since the thread that serves connections calls it. */
  void answered(Hop hop);
}
