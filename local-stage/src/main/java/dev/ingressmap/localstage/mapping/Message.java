package dev.ingressmap.localstage.mapping;

/** A message that has parameters. */
public enum Message {
  METHOD_REQUEST("method.request."),
  METHOD_RESPONSE("method.response."),
  INTEGRATION_REQUEST("integration.request."),
  INTEGRATION_RESPONSE("integration.response."),
  GATEWAY_RESPONSE("gatewayresponse.");

  private final String prefix;

  Message(String prefix) {
    this.prefix = prefix;
  }

  /** The prefix of expressions that name a part of the message. */
  String prefix() {
    return prefix;
  }
}
