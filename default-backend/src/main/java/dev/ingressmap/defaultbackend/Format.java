package dev.ingressmap.defaultbackend;

/** What an error can be told in, the one we prefer first. */
enum Format {
  TEXT("text/plain"),
  HTML("text/html"),
  JSON("application/json"),
  PROBLEM("application/problem+json");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }
}
