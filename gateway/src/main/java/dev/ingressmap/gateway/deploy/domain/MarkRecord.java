package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.MapTags;
import org.jspecify.annotations.Nullable;

/**
 * Sets the tag of a domain that names the hosted zone of its record, or removes it.
 *
 * @param zone null to remove the tag
 */
record MarkRecord(String domain, @Nullable String zone) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return zone == null
        ? "untagging domain " + domain + ": its record is no longer managed"
        : "tagging domain " + domain + ": its record is in hosted zone " + zone;
  }

  @Override
  public void perform(DomainWork work) {
    if (zone == null) {
      work.aws().tags().untagDomain(domain, MapTags.HOSTED_ZONE);
    } else {
      work.aws().tags().tagDomain(domain, MapTags.ofRecord(zone));
    }
  }
}
