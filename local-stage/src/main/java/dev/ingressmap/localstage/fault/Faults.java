package dev.ingressmap.localstage.fault;

/** Decides what becomes of each call of the control plane. */
@FunctionalInterface
public interface Faults {

  /** Lets every call pass. */
  Faults NONE = call -> Fault.NONE;

  /** Decides before the call takes effect; it may be asked for several calls at once. */
  Fault of(ArrivedCall call);
}
