package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.HeldBack.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds places that several teams claim. The ingress sends all calls there to one of them, whatever
 * their methods, so a route of another team would lead to a backend that is not its own.
 */
final class ClaimedPlaces {

  private final Teams teams;
  private final Seniority seniority;
  private final Map<Place, Claim> first = new HashMap<>();
  private final List<Dispute> disputes = new ArrayList<>();

  private record Place(String host, String resource, boolean exact) {}

  ClaimedPlaces(Teams teams, Seniority seniority) {
    this.teams = teams;
    this.seniority = seniority;
  }

  List<Dispute> disputes(List<Claim> claims) {
    for (Claim claim : claims) {
      Place place = new Place(claim.route().host(), claim.path().resource(), claim.exact());
      first.merge(place, claim, this::preferred);
    }
    return disputes;
  }

  /** The one of two claims that may have their place. */
  private Claim preferred(Claim one, Claim other) {
    boolean isFirst = seniority.prefers(one.route(), other.route());
    Claim winner = isFirst ? one : other;
    Claim loser = isFirst ? other : one;
    if (!teams.areSame(one.namespace(), other.namespace())
        && loser.exposed()
        && !(seniority.isLive(loser.route()) && seniority.isLive(winner.route()))
        && !(winner.exposed() && winner.sharesMethodWith(loser))) {
      disputes.add(
          Dispute.between(
              Reason.CONFLICT,
              loser.route().origin()
                  + ": "
                  + loser.path().resource()
                  + " is claimed twice: by "
                  + winner.route().describe()
                  + " and by "
                  + loser.route().describe()
                  + ": the ingress sends all calls to the first, whatever their methods: use"
                  + " another path",
              loser.route(),
              winner.route()));
    }
    return winner;
  }
}
