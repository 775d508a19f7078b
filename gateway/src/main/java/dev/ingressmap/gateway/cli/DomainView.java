package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.LiveDomain;
import dev.ingressmap.gateway.settings.Domain;

/**
 * The custom domain of a stage, for programs.
 *
 * @param target the name that an alias record for the domain has to point at
 * @param hostedZoneId of the target, which an alias record of Route 53 asks for
 */
record DomainView(String name, String url, String target, String hostedZoneId) {

  static DomainView of(Domain desired, LiveDomain live) {
    return new DomainView(desired.name(), desired.url(), live.target(), live.zone());
  }

  /** The record to make in the DNS, in one line. */
  String record() {
    return "%s, an alias (A) of %s in hosted zone %s".formatted(name, target, hostedZoneId);
  }
}
