package dev.ingressmap.localstage.model.api;

/** When the answer of an integration goes to the client. */
public enum TransferMode {
  /** After all of it has arrived. */
  BUFFERED,
  /** As it arrives. */
  STREAM
}
