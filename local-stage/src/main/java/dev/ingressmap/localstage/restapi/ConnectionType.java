package dev.ingressmap.localstage.restapi;

/** The network on which an integration reaches its backend. */
public enum ConnectionType {
  INTERNET,
  VPC_LINK
}
