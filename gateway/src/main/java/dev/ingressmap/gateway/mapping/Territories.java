package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.Protection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds routes that would weaken another team's protection at or below its path, or intrude on a
 * path that another team has reserved. A route for all paths protects and reserves nothing.
 */
final class Territories {

  private final Teams teams;
  private final Seniority seniority;
  private final List<Claim> claims;

  /** The claims that protect or reserve something, by their paths. */
  private final Map<String, List<Claim>> guarded = new HashMap<>();

  /** For each object, the paths at and above its live routes. */
  private final Map<String, Set<String>> settled = new HashMap<>();

  Territories(Teams teams, Seniority seniority, List<Claim> claims) {
    this.teams = teams;
    this.seniority = seniority;
    this.claims = claims;
    claims.stream().filter(Territories::guards).forEach(this::guard);
    if (!guarded.isEmpty()) {
      claims.stream().filter(claim -> seniority.isLive(claim.route())).forEach(this::settle);
    }
  }

  private static boolean guards(Claim claim) {
    Exposure exposure = claim.route().exposure();
    return exposure.exposed()
        && !claim.path().isRoot()
        && (exposure.reserved() || !exposure.protection().isNone());
  }

  private void guard(Claim claim) {
    guarded.computeIfAbsent(claim.path().resource(), path -> new ArrayList<>()).add(claim);
  }

  private void settle(Claim claim) {
    Set<String> paths = settled.computeIfAbsent(name(claim), object -> new HashSet<>());
    paths.add(claim.path().resource());
    paths.addAll(claim.path().above());
  }

  private static String name(Claim claim) {
    return claim.route().object().id().describe();
  }

  List<Dispute> disputes() {
    List<Dispute> disputes = new ArrayList<>();
    if (!guarded.isEmpty()) {
      claims.stream()
          .filter(claim -> !claim.waits())
          .forEach(claim ->
              around(claim)
                  .flatMap(owner -> dispute(claim, owner).stream())
                  .forEach(disputes::add));
    }
    return disputes;
  }

  /** The guarded claims of strangers at or above a claim. */
  private Stream<Claim> around(Claim claim) {
    Stream<Claim> at =
        guarded.getOrDefault(claim.path().resource(), List.of()).stream()
            .filter(owner -> !claim.isSamePlaceAs(owner));
    Stream<Claim> above =
        claim.path().above().stream()
            .flatMap(path -> guarded.getOrDefault(path, List.of()).stream())
            .filter(owner -> !owner.exact());
    return Stream.concat(at, above)
        .filter(owner -> !teams.areSame(owner.namespace(), claim.namespace()));
  }

  private List<Dispute> dispute(Claim guest, Claim owner) {
    Exposure terms = owner.route().exposure();
    boolean isInvited =
        terms.guests().contains(guest.namespace())
            || teams.allow(guest.namespace(), guest.path().resource(), owner.path().resource());
    if (isInvited || wasThereFirst(guest, owner) || keepsItsTerms(guest)) {
      return List.of();
    }
    if (terms.reserved() && isReservedFor(guest, owner)) {
      return List.of(dispute(Reason.RESERVED, guest, owner, "has reserved"));
    }
    Protection wanted = guest.route().exposure().protection();
    if (guest.exposed() && !wanted.isAtLeast(terms.protection())) {
      return List.of(
          dispute(
              Reason.WEAKER,
              guest,
              owner,
              "protects (" + terms.protection() + ") and this would be " + wanted + " in"));
    }
    return List.of();
  }

  /**
   * Whether a reservation holds for a guest. What another team keeps out at the same host stays
   * closed if the reservation is not live yet, for a new one must not open it.
   */
  private boolean isReservedFor(Claim guest, Claim owner) {
    if (guest.exposed() || !seniority.knowsWhatIsLive()) {
      return true;
    }
    return guest.route().host().equals(owner.route().host())
        && !owner.exact()
        && seniority.isLive(owner.route());
  }

  /** Whether the owner has come to where the guest already was. */
  private boolean wasThereFirst(Claim guest, Claim owner) {
    return Seniority.isOlder(guest.route().object(), owner.route().object())
        && settled.getOrDefault(name(guest), Set.of()).contains(owner.path().resource());
  }

  /** Whether it is live, and would not become more open. */
  private boolean keepsItsTerms(Claim guest) {
    return seniority
        .live(guest.route())
        .map(live ->
            !guest.exposed()
                || (live.exposure().exposed()
                    && guest
                        .route()
                        .exposure()
                        .protection()
                        .isAtLeast(live.exposure().protection())))
        .orElse(false);
  }

  private static Dispute dispute(Reason reason, Claim guest, Claim owner, String how) {
    return Dispute.between(
        reason,
        guest.route().origin()
            + ": "
            + guest.path().resource()
            + " of "
            + guest.route().object().id().describe()
            + " is in what "
            + owner.route().describe()
            + " "
            + how
            + ": "
            + (reason == Reason.WEAKER ? "protect it as well, " : "use another path, ")
            + "or let its team name namespace "
            + guest.namespace()
            + " in ingressmap.dev/guests",
        guest.route(),
        owner.route());
  }
}
