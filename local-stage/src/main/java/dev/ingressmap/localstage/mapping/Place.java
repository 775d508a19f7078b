package dev.ingressmap.localstage.mapping;

/** The part of a message that has a parameter. */
public enum Place {
  PATH("path"),
  QUERYSTRING("querystring"),
  HEADER("header");

  private final String text;

  Place(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
