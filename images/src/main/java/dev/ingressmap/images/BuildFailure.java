package dev.ingressmap.images;

/** The image could not be built. The message says why, in one line. */
final class BuildFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  BuildFailure(String message) {
    super(message);
  }

  BuildFailure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
