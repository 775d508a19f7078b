package dev.ingressmap.gateway.aws.call;

/** Is told what goes on between this program and AWS. */
@FunctionalInterface
public interface Listener {

  /** Nobody wants to know. */
  Listener NONE = wait -> {};

  /** A wait begins that AWS's quotas, or a call without an answer, make necessary. */
  void waits(Wait wait);

  /** A request was answered, or broke off. */
  default void called(ApiCall call) {}
}
