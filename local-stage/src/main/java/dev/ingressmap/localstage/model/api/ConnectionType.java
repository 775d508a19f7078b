package dev.ingressmap.localstage.model.api;

/** The network on which an integration reaches its backend. */
public enum ConnectionType {
  INTERNET,
  VPC_LINK
}
