package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.domain.DomainStep.ChangeDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.CreateDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.DeleteDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.LeadBasePath;
import dev.ingressmap.gateway.deploy.domain.DomainStep.MarkDomains;
import dev.ingressmap.gateway.deploy.domain.DomainStep.MarkRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.PointRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.RemoveRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.UnmapBasePath;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the steps that make the domains of a map match its settings. */
final class DomainSteps {

  private final MapApis apis;
  private final Settings settings;
  private final List<DomainStep> steps = new ArrayList<>();

  private DomainSteps(MapApis apis) {
    this.apis = apis;
    this.settings = apis.settings();
  }

  /** The steps for some changes. The stages exist by then. */
  static List<DomainStep> of(MapApis apis, LiveDomains live, List<DomainChange> changes) {
    DomainSteps steps = new DomainSteps(apis);
    String apiId = apis.id(Split.REST).orElseThrow();
    Domain desired = steps.settings.domain();
    SortedSet<String> marks = new TreeSet<>(live.marked());
    if (desired != null && !changes.isEmpty() && marks.add(desired.name())) {
      steps.add(new MarkDomains(apiId, marks));
    }
    changes.forEach(steps::add);
    SortedSet<String> after = live.marks(apis);
    if (!after.equals(marks)) {
      steps.add(new MarkDomains(apiId, after));
    }
    return steps.steps;
  }

  /**
   * The steps that send callers to the parts of a split map, before the API of the rest loses their
   * paths.
   */
  static List<DomainStep> opening(MapApis apis, LiveDomains live) {
    DomainSteps steps = new DomainSteps(apis);
    Domain desired = steps.settings.domain();
    if (desired != null) {
      steps.open(desired, live);
    }
    return steps.steps;
  }

  /** The steps after which domains no longer lead to something that is about to be removed. */
  static List<DomainStep> leaving(Settings settings, Departure departure, List<LiveDomain> live) {
    List<DomainStep> steps = new ArrayList<>();
    for (LiveDomain domain : live) {
      boolean goes = departure.deletes(settings, domain);
      if (goes) {
        removeRecord(domain, steps);
      }
      domain
          .leadingTo(departure)
          .forEach(mapping -> steps.add(new UnmapBasePath(domain.name(), mapping.basePath())));
      if (goes) {
        steps.add(new DeleteDomain(domain.name()));
      }
    }
    return steps;
  }

  private void add(DomainStep step) {
    steps.add(step);
  }

  private void open(Domain desired, LiveDomains live) {
    LiveDomain domain = live.of(settings);
    SortedMap<String, String> parts = new TreeMap<>(apis.ids());
    parts.remove(Split.REST);
    parts.forEach((part, id) -> lead(desired, domain, part, id));
    if (steps.isEmpty()) {
      return;
    }
    if (domain == null) {
      steps.add(0, new CreateDomain(desired));
    }
    // If the API of the rest does not exist yet, it is created with its mark.
    apis.id(Split.REST)
        .filter(id -> !live.marked().contains(desired.name()))
        .ifPresent(id -> steps.add(0, new MarkDomains(id, live.markedWith(settings))));
  }

  private void add(DomainChange change) {
    LiveDomain live = change.live();
    Domain desired = change.desired();
    if (desired != null) {
      if (live == null) {
        add(new CreateDomain(desired));
      } else {
        var patch = DomainValue.patch(change.change().fields());
        if (!patch.isEmpty()) {
          add(new ChangeDomain(desired.name(), patch));
        }
      }
      apis.basePaths()
          .forEach((path, part) -> lead(desired, live, path, apis.id(part).orElseThrow()));
      // The records are last, so that callers are sent to a domain that answers.
      records(desired, live);
    }
    if (live != null) {
      if (change.deletes()) {
        removeRecord(live, steps);
      }
      DomainChange.surplus(apis, live)
          .forEach(mapping -> add(new UnmapBasePath(live.name(), mapping.basePath())));
      if (change.deletes()) {
        add(new DeleteDomain(live.name()));
      }
    }
  }

  private void lead(Domain desired, @Nullable LiveDomain live, String basePath, String apiId) {
    Mapping to = new Mapping(basePath, apiId, settings.stage().name());
    Mapping at = live == null ? null : live.mapping(basePath).orElse(null);
    if (!to.equals(at)) {
      add(new LeadBasePath(desired.name(), to, at));
    }
  }

  private void records(Domain desired, @Nullable LiveDomain live) {
    String zone = desired.hostedZone();
    if (live == null) {
      // A new domain is created with its mark.
      if (zone != null) {
        add(new PointRecord(desired.name(), zone, null));
      }
      return;
    }
    if (!live.isOwned(settings)) {
      return;
    }
    String marked = live.hostedZone().orElse(null);
    if (zone != null) {
      if (marked == null) {
        add(new MarkRecord(live.name(), zone));
      }
      if (!live.isLedToBy(zone)) {
        add(new PointRecord(live.name(), zone, live));
      }
    }
    if (marked != null && !marked.equals(zone)) {
      removeRecord(live, steps);
      add(new MarkRecord(live.name(), zone));
    }
  }

  private static void removeRecord(LiveDomain live, List<DomainStep> steps) {
    live.hostedZone()
        .map(live::record)
        .filter(record -> record.leadsTo(live))
        .ifPresent(record -> steps.add(new RemoveRecord(live.name(), record)));
  }
}
