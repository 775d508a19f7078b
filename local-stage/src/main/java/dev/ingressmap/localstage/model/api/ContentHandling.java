package dev.ingressmap.localstage.model.api;

/** How a payload is converted between text and binary. */
public enum ContentHandling {
  CONVERT_TO_BINARY,
  CONVERT_TO_TEXT
}
