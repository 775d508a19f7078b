package dev.ingressmap.localstage.restapi;

/** How a payload is converted between text and binary. */
public enum ContentHandling {
  CONVERT_TO_BINARY,
  CONVERT_TO_TEXT
}
