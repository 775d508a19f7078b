package dev.ingressmap.defaultbackend;

/** The formats of errors, in our order of preference. */
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
