package dev.ingressmap.localstage.policy;

/** The decision of a policy on a request. */
public enum Decision {
  ALLOWED,
  /** A statement denies it. No other statement can override that. */
  EXPLICITLY_DENIED,
  /** No statement mentions it, which denies it too. */
  NOT_ALLOWED
}
