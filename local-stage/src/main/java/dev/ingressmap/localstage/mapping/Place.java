package dev.ingressmap.localstage.mapping;

/** Where a message has a parameter. */
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
