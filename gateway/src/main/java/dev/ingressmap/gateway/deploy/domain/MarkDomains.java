package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.MapTags;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets the tag of an API that names its domains, or removes it. */
record MarkDomains(String apiId, SortedSet<String> names) implements DomainStep {

  MarkDomains {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  @Override
  public String text(DomainWork work) {
    return names.isEmpty()
        ? "untagging API " + apiId + ": it no longer has a domain"
        : "tagging API " + apiId + ": its domain is " + String.join(", ", names);
  }

  @Override
  public void perform(DomainWork work) {
    if (names.isEmpty()) {
      work.aws().tags().untagApi(apiId, MapTags.DOMAIN);
    } else {
      work.aws().tags().tagApi(apiId, MapTags.ofDomains(names));
    }
  }
}
