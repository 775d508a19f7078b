package dev.ingressmap.gateway.aws.call;

/** Is told about requests to AWS and about waits. */
@FunctionalInterface
public interface Listener {

  /** A listener that ignores everything. */
  Listener NONE = wait -> {};

  /** A wait begins, because of AWS's quotas or because a call got no answer. */
  void waits(Wait wait);

  /** A request was answered, or its connection broke. */
  default void called(ApiCall call) {}
}
