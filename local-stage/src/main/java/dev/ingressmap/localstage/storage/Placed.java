package dev.ingressmap.localstage.storage;

/** A thing that is listed in the order of creation, also after a restart. */
interface Placed {

  /** Its number in that order. */
  long place();
}
