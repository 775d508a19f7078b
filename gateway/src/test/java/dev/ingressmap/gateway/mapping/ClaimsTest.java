package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Claims that are found by host and path are those that a look at every pair finds. */
class ClaimsTest {

  private static final List<String> PATHS =
      List.of("/", "/a", "/a/", "/ab", "/a/b", "/a/b/c", "/a/bc", "/b");
  private static final List<String> HOSTS = List.of("a.b", "c.d");
  private static final List<String> METHODS = List.of("", " methods=GET", " methods=GET,POST");

  @Test
  void areFoundAsOneByOne() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < Rounds.of(300); round++) {
      Claims claims = new Claims();
      List<Claim> all = new ArrayList<>();
      for (Route route : routes(random)) {
        Claim claim = new Claim(route, ApiPath.of(route, ""));
        claims.add(claim);
        all.add(claim);
      }
      for (Claim claim : all) {
        String context = "-Dfuzz.seed=" + seed + ": " + claim + " of " + all;
        assertThat(!claims.exactAt(claim).isEmpty())
            .as(context)
            .isEqualTo(all.stream().anyMatch(other -> isExact(claim, other)));
        assertThat(claims.leakingInto(claim).findAny().isPresent())
            .as(context)
            .isEqualTo(all.stream().anyMatch(other -> leaks(other, claim)));
        List<Claim> covering = all.stream().filter(other -> covers(other, claim)).toList();
        assertThat(claims.mayCover(claim.route()).map(covering::contains).orElse(true))
            .as(context)
            .isTrue();
        assertThat(claims.mayCover(claim.route()).isEmpty())
            .as(context)
            .isEqualTo(covering.isEmpty());
      }
    }
  }

  private static List<Route> routes(Random random) {
    return Routes.of(
            random
                .ints(8, 0, PATHS.size())
                .mapToObj(path ->
                    (random.nextBoolean() ? PathType.EXACT : PathType.PREFIX).toString()
                        + " "
                        + HOSTS.get(random.nextInt(2))
                        + PATHS.get(path)
                        + METHODS.get(random.nextInt(3))
                        + (random.nextInt(4) == 0 ? " expose=false" : ""))
                .collect(Collectors.joining("\n")))
        .map()
        .routes();
  }

  private static boolean isExact(Claim claim, Claim other) {
    return sameHost(claim, other)
        && !claim.exact()
        && other.exact()
        && claim.path().resource().equals(other.path().resource());
  }

  private static boolean leaks(Claim broader, Claim claim) {
    String above = broader.path().resource();
    return broader.exposed()
        && !broader.exact()
        && sameHost(broader, claim)
        && (claim.path().resource().startsWith(above.equals("/") ? "/" : above + "/")
            || (claim.path().resource().equals(above) && claim.exact() && !claim.exposed()))
        && !claim.servesAllOf(broader);
  }

  private static boolean covers(Claim prefix, Claim claim) {
    String begin = prefix.path().backend();
    String path = claim.route().path();
    return prefix.exposed()
        && !prefix.exact()
        && sameHost(prefix, claim)
        && (path.startsWith(begin) || begin.startsWith(path));
  }

  private static boolean sameHost(Claim one, Claim other) {
    return one.route().host().equals(other.route().host());
  }
}
