package dev.ingressmap.localstage.model.api;

/** The network through which an integration reaches its backend. */
public enum ConnectionType {
  INTERNET,
  VPC_LINK
}
