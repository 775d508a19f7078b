package dev.ingressmap.localstage.route53;

import java.util.Optional;

/** A network whose machines see a private zone. */
record Vpc(String region, String id) {

  /** The one of a message, if it has any. */
  static Optional<Vpc> of(XmlElement message) {
    return message
        .child("VPC")
        .map(sent -> new Vpc(sent.require("VPCRegion"), sent.require("VPCId")));
  }

  XmlElement toXml() {
    return XmlElement.of("VPC", XmlElement.leaf("VPCRegion", region), XmlElement.leaf("VPCId", id));
  }
}
