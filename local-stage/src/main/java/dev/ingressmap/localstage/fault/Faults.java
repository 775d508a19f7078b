package dev.ingressmap.localstage.fault;

/** Decides which fault each call of the control plane meets. */
@FunctionalInterface
public interface Faults {

  /** Lets every call through. */
  Faults NONE = call -> Fault.NONE;

  /** Decides before the call takes effect. Several threads may ask at once. */
  Fault of(ArrivedCall call);
}
