package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.MapTags;
import org.jspecify.annotations.Nullable;

/**
 * Has the tag of a domain say in which hosted zone its record is.
 *
 * @param zone null for none any more
 */
record MarkRecord(String domain, @Nullable String zone) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return zone == null
        ? "untagging domain " + domain + ": its record is nobody's task any more"
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
