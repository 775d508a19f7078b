package dev.ingressmap.localstage.execute;

/** A call that ends with API Gateway's own answer; the message is for the log, not the client. */
final class GatewayFailure extends RuntimeException {

  private final GatewayResponse response;

  GatewayFailure(GatewayResponse response, String message) {
    super(message);
    this.response = response;
  }

  GatewayResponse response() {
    return response;
  }
}
