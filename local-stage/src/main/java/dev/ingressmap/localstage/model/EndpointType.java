package dev.ingressmap.localstage.model;

/** How the endpoint of a REST API is reached. */
public enum EndpointType {
  EDGE,
  REGIONAL,
  PRIVATE
}
