package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.OnTerms;
import dev.ingressmap.gateway.route.Protection;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.policy.Defaults;
import dev.ingressmap.gateway.settings.policy.Policy;
import dev.ingressmap.gateway.settings.policy.Team;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which namespaces belong together, and what the platform decides for them. */
final class Teams {

  private final Policy policy;
  private final IngressMap map;
  private final Map<String, Optional<Team>> known = new HashMap<>();

  Teams(Policy policy, IngressMap map) {
    this.policy = policy;
    this.map = map;
  }

  /** The team of a namespace; empty if it has none. */
  Optional<Team> of(String namespace) {
    return known.computeIfAbsent(namespace, name -> policy.of(name, map.labelsOf(name)));
  }

  /** Whether every namespace may have routes, because the platform names no teams. */
  boolean areFree() {
    return policy.teams().isEmpty();
  }

  /** Whether the platform leaves everything to the teams. */
  boolean haveNoPolicy() {
    return policy.equals(Policy.NONE);
  }

  /** Whether two namespaces trust one another. */
  boolean areSame(String namespace, String other) {
    return namespace.equals(other)
        || of(namespace).map(team -> team.equals(of(other).orElse(null))).orElse(false);
  }

  /** Whether the platform itself has given a namespace a path in what another one protects. */
  boolean allow(String namespace, String path, String owner) {
    return of(namespace).map(team -> team.isGiven(path, owner)).orElse(false);
  }

  /** An object on the platform's terms, where its own team says nothing. */
  RouteObject onTerms(RouteObject object) {
    Defaults defaults = policy.defaults();
    if (defaults.equals(Defaults.NONE) || !object.exposure().exposed()) {
      return object;
    }
    Exposure own = object.exposure();
    Set<String> said = object.annotations();
    boolean saysWho = said.contains("authorization") || said.contains("authorizer");
    Protection who = saysWho ? own.protection() : protection(defaults);
    boolean key =
        said.contains("api-key-required") ? own.apiKeyRequired() : defaults.apiKeyRequired();
    return new OnTerms(
        object,
        own.with(
            new Protection(who.authorization(), who.authorizer(), who.scopes(), key),
            said.contains("timeout-ms") ? own.timeoutMillis() : defaults.timeoutMillis()));
  }

  /** What a caller must have if the team says nothing. */
  Protection protection() {
    return protection(policy.defaults());
  }

  private static Protection protection(Defaults defaults) {
    return new Protection(
        defaults.signed() ? Exposure.Authorization.AWS_IAM : Exposure.Authorization.NONE,
        defaults.authorizer(),
        defaults.scopes(),
        defaults.apiKeyRequired());
  }

  Defaults defaults() {
    return policy.defaults();
  }
}
