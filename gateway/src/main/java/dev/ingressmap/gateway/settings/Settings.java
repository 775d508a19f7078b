package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.settings.policy.Policy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the platform decides about the API, whatever the teams' Ingresses say.
 *
 * @param caches whether a stage of the API keeps answers, so that its methods need keys for them
 * @param region the AWS region; null leaves it to the AWS default chain
 * @param hosts the settings for the routes of a host; no entry means {@link Host#DEFAULT}
 * @param authorizers by name
 * @param cors which pages of other origins may call; null to leave that to the backends
 * @param models by name, JSON Schemas of bodies as canonical JSON
 * @param routes that do not come from a cluster
 * @param ingresses which Ingresses are the map
 * @param policy what the platform allows the teams
 * @param domain null if the stage has no custom domain
 * @param places where some of the settings are written
 */
public record Settings(
    Api api,
    Stage stage,
    boolean caches,
    @Nullable String region,
    Map<String, Host> hosts,
    Limits limits,
    SortedMap<String, Authorizer> authorizers,
    @Nullable Cors cors,
    SortedMap<String, String> models,
    List<FixedRoute> routes,
    List<UsagePlan> usagePlans,
    @Nullable Domain domain,
    Ingresses ingresses,
    Policy policy,
    Places places) {

  public static final Stage DEFAULT_STAGE = new Stage("v1", "v1 of our api");

  /** The settings if there is no {@code gateway.yaml}. */
  public static final Settings DEFAULT =
      new Settings(
          Api.DEFAULT,
          DEFAULT_STAGE,
          false,
          null,
          Map.of(),
          Limits.DEFAULT,
          new TreeMap<>(),
          null,
          new TreeMap<>(),
          List.of(),
          List.of(),
          null,
          Ingresses.ALL,
          Policy.NONE,
          Places.NONE);

  public Settings {
    hosts = Map.copyOf(hosts);
    authorizers = Collections.unmodifiableSortedMap(new TreeMap<>(authorizers));
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
    routes = List.copyOf(routes);
    usagePlans = List.copyOf(usagePlans);
  }

  /** The settings for the routes of a host; a wildcard's are those of the name it is called by. */
  public Host host(String name) {
    Host own = hosts.get(name);
    return own == null
        ? hosts.values().stream()
            .filter(host -> name.equals(host.name()))
            .findFirst()
            .orElse(Host.DEFAULT)
        : own;
  }

  /** The host that is called for a host of a rule, which may have a wildcard. */
  public String called(String host) {
    return Objects.requireNonNullElse(host(host).name(), host);
  }

  /**
   * The settings for the API of one part of the map. Usage plans and the domain belong to the whole
   * map, and stay with the rest.
   */
  public Settings of(String part) {
    boolean rest = part.equals(Split.REST);
    return with(
        api.of(part),
        stage.of(part, api.split()),
        rest ? usagePlans : List.of(),
        rest ? domain : null);
  }

  /** Default settings for a stage that the file does not have. */
  public Settings ofStage(String name) {
    return with(api, new Stage(name, ""), usagePlans, null);
  }

  /** These settings with another stage and other usage plans. */
  public Settings with(Stage otherStage, List<UsagePlan> otherPlans) {
    return with(api, otherStage, otherPlans, domain);
  }

  /** These settings for another choice of Ingresses. */
  public Settings with(Ingresses others) {
    return new Settings(
        api,
        stage,
        caches,
        region,
        hosts,
        limits,
        authorizers,
        cors,
        models,
        routes,
        usagePlans,
        domain,
        others,
        policy,
        places);
  }

  private Settings with(
      Api otherApi, Stage otherStage, List<UsagePlan> otherPlans, @Nullable Domain otherDomain) {
    return new Settings(
        otherApi,
        otherStage,
        caches,
        region,
        hosts,
        limits,
        authorizers,
        cors,
        models,
        routes,
        otherPlans,
        otherDomain,
        ingresses,
        policy,
        places);
  }

  /** The account's quotas for one API. */
  public record Limits(int resources, int stages) {

    /** AWS's default quotas. */
    public static final Limits DEFAULT = new Limits(300, 10);
  }
}
