package dev.ingressmap.gateway.watch;

/** Nothing more may be done for now: the process is to end, or another one leads. */
final class Stopped extends RuntimeException {

  Stopped(String reason) {
    super(reason);
  }
}
