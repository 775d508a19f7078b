package dev.ingressmap.localstage.policy;

/** What a policy says of a request. */
public enum Decision {
  ALLOWED,
  /** A statement denies it, which none that allows it can undo. */
  EXPLICITLY_DENIED,
  /** No statement speaks of it, which denies it too. */
  NOT_ALLOWED
}
