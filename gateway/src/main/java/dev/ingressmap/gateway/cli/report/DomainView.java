package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The custom domain of a stage, for programs.
 *
 * @param target the name that an alias record for the domain must point at
 * @param hostedZoneId the target's, which an alias record of Route 53 needs
 * @param recordZoneId the hosted zone in which the map manages the record; null if it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainView(
    String name, String url, String target, String hostedZoneId, @Nullable String recordZoneId) {

  public static DomainView of(Settings settings, Domain desired, LiveDomain live) {
    return new DomainView(
        desired.name(),
        desired.url(),
        live.target(),
        live.zone(),
        live.isOwned(settings) ? desired.hostedZone() : null);
  }

  /** The domain in the settings; null if there is none or it does not exist. */
  public static @Nullable DomainView of(Settings settings, @Nullable LiveDomain live) {
    Domain desired = settings.domain();
    return desired == null || live == null ? null : of(settings, desired, live);
  }

  /** The DNS record, or the record to create, in one line. */
  public String record() {
    return recordZoneId == null
        ? "%s, an alias (A) of %s in hosted zone %s".formatted(name, target, hostedZoneId)
        : "in hosted zone " + recordZoneId;
  }
}
