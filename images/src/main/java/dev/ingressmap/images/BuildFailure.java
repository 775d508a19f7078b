package dev.ingressmap.images;

/** Why there is no image, in one line for whoever builds it. */
final class BuildFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  BuildFailure(String message) {
    super(message);
  }

  BuildFailure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
