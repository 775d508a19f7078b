package dev.ingressmap.localstage.restapi;

/** How the endpoint of a REST API is reached. */
public enum EndpointType {
  EDGE,
  REGIONAL,
  PRIVATE
}
