package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.Protection;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.policy.Defaults;
import dev.ingressmap.gateway.settings.policy.NamePattern;
import dev.ingressmap.gateway.settings.policy.Team;
import dev.ingressmap.gateway.settings.policy.Team.Default;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the platform's policy does not allow an object. */
final class Permissions {

  private static final int LONGEST_TIMEOUT = 29_000;

  private final Teams teams;
  private final RouteObject object;
  private final Collection<Claim> claims;
  private final List<Dispute> disputes = new ArrayList<>();

  private Permissions(Teams teams, RouteObject object, Collection<Claim> claims) {
    this.teams = teams;
    this.object = object;
    this.claims = claims;
  }

  /**
   * What is not allowed.
   *
   * @param claims of the object
   */
  static List<Dispute> disputes(Teams teams, RouteObject object, Collection<Claim> claims) {
    Permissions permissions = new Permissions(teams, object, claims);
    Optional<Team> team = teams.of(object.id().namespace());
    if (team.isPresent()) {
      permissions.check(team.get());
    } else if (!teams.areFree()) {
      permissions.refuse(
          "namespace "
              + object.id().namespace()
              + " belongs to no team: the platform can add it to teams in gateway.yaml");
    } else {
      permissions.checkDefaults(Set.of(), "defaults in gateway.yaml");
    }
    return permissions.disputes;
  }

  private void check(Team team) {
    for (Claim claim : claims) {
      String host = claim.route().host();
      if (!team.mayUseHost(host)) {
        refuse(team, "hosts", "host " + host);
      }
      if (!team.mayUsePath(claim.path().resource())) {
        refuse(team, "prefixes", "path " + claim.path().resource());
      }
    }
    Exposure exposure = object.exposure();
    if (exposure.exposed()) {
      if (!team.open() && exposure.protection().isNone()) {
        refuse(team, "open", "routes that everybody may call");
      }
      String authorizer = exposure.authorizer();
      if (authorizer == null) {
        allows(team, "authorization", team.authorization(), exposure.authorization().name());
      } else if (!authorizer.equals(teams.defaults().authorizer())) {
        allows(team, "authorizers", team.authorizers(), authorizer);
      }
      checkDefaults(team.laxer(), team.place() + ".laxer");
    }
    object.annotations().stream()
        .sorted()
        .forEach(name -> allows(team, "annotations", team.annotations(), name));
    List<NamePattern> services = team.services();
    if (services != null) {
      object.services().stream()
          .sorted()
          .filter(name -> services.stream().noneMatch(pattern -> allows(pattern, name)))
          .forEach(name -> refuse(team, "services", name));
    }
  }

  /** A resource has its kind and a space in front of its name, so that no service is called so. */
  private static boolean allows(NamePattern services, String name) {
    return services.text().equals("*") || (services.matches(name) && name.indexOf(' ') < 0);
  }

  private void checkDefaults(Set<Default> laxer, String rule) {
    Defaults defaults = teams.defaults();
    Exposure exposure = object.exposure();
    Protection own = exposure.protection();
    Protection least = teams.protection();
    if (!exposure.exposed()) {
      return;
    }
    if (!laxer.contains(Default.AUTHORIZATION)
        && !own.isAtLeast(withKey(least, own.apiKeyRequired()))) {
      refuseLaxer(rule, "who may call is " + own + " where the default is " + least);
    }
    if (!laxer.contains(Default.API_KEY) && least.apiKeyRequired() && !own.apiKeyRequired()) {
      refuseLaxer(rule, "no API key is required where the default is one");
    }
    Integer most = defaults.timeoutMillis();
    int timeout = Objects.requireNonNullElse(exposure.timeoutMillis(), LONGEST_TIMEOUT);
    if (!laxer.contains(Default.TIMEOUT) && most != null && timeout > most) {
      refuseLaxer(rule, "the timeout is " + timeout + " ms where the default is " + most);
    }
  }

  private static Protection withKey(Protection protection, boolean key) {
    return new Protection(
        protection.authorization(), protection.authorizer(), protection.scopes(), key);
  }

  private void refuseLaxer(String rule, String what) {
    refuse(what + ", and " + rule + " does not allow it");
  }

  private void allows(Team team, String rule, @Nullable Set<String> allowed, String word) {
    if (allowed != null && !allowed.contains(word)) {
      refuse(team, rule, word);
    }
  }

  private void refuse(Team team, String rule, String what) {
    refuse(team.place() + "." + rule + " does not allow team " + team.name() + " " + what);
  }

  private void refuse(String what) {
    disputes.add(
        Dispute.of(
            Reason.POLICY, object.origin() + ": " + object.id().describe() + ": " + what, object));
  }
}
