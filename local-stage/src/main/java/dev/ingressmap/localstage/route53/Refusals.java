package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.fault.Fault;

/** The wire form of refusals, and Route 53's messages for injected faults. */
final class Refusals {

  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private Refusals() {}

  static XmlElement toXml(Route53Exception refusal, String requestId) {
    XmlElement error =
        XmlElement.of(
            "Error",
            XmlElement.leaf("Type", refusal.status() < 500 ? "Sender" : "Receiver"),
            XmlElement.leaf("Code", refusal.code()),
            XmlElement.leaf("Message", refusal.message()));
    return XmlElement.of("ErrorResponse", error, XmlElement.leaf("RequestId", requestId));
  }

  static Route53Exception of(Fault.Refusal fault) {
    return switch (fault.status()) {
      case TOO_MANY -> new Route53Exception(400, "Throttling", "Rate exceeded");
      case CONFLICT ->
          new Route53Exception(
              400,
              "PriorRequestNotComplete",
              "The request was rejected because Route 53 was still processing a prior request.");
      case FORBIDDEN ->
          new Route53Exception(
              403,
              fault.errorType().equals("ExpiredTokenException") ? "ExpiredToken" : "AccessDenied",
              fault.message());
      default -> new Route53Exception(fault.status(), "InternalFailure", fault.message());
    };
  }
}
