package dev.ingressmap.gateway.watch;

/** Nothing more may be done for now, because the process is about to end or another one leads. */
final class Stopped extends RuntimeException {

  Stopped(String reason) {
    super(reason);
  }
}
