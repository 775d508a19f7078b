package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Protection;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever teams declare, nobody harms another team, and the outcome depends on nothing else. */
class SharedMapPropertyTest {

  private static final List<String> PATHS =
      List.of("/", "/o", "/o/", "/o/p", "/o/p/q", "/o/r", "/n", "/n/m");
  private static final List<String> TERMS =
      List.of(
          "",
          "",
          "authorization=AWS_IAM",
          "authorization=AWS_IAM",
          "api-key-required=true",
          "authorization=AWS_IAM api-key-required=true",
          "methods=GET",
          "methods=GET,POST authorization=AWS_IAM",
          "expose=false",
          "reserve=true",
          "reserve=true authorization=AWS_IAM");
  private static final List<String> FAULTS =
      List.of("authorizer=nobody", "authorisation=AWS_IAM", "methods=NOTHING", "cors=true");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int names;

  @Test
  void holdsBackTheSameInAnyOrderAndAgain() {
    for (int round = 0; round < Rounds.of(300); round++) {
      List<String> lines = lines(List.of("a", "x", "y"), 7, true);
      Optional<DesiredApi> first = desired(lines, Remembered.NOTHING);
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, random);

      assertThat(desired(shuffled, Remembered.NOTHING).map(SharedMapPropertyTest::outcome))
          .as(context(lines))
          .isEqualTo(first.map(SharedMapPropertyTest::outcome));
      if (first.isPresent()) {
        Remembered live = SharedMapTest.remembered(first.get());
        assertThat(desired(shuffled, live).map(SharedMapPropertyTest::outcome))
            .as(context(lines))
            .isEqualTo(first.map(SharedMapPropertyTest::outcome));
      }
    }
  }

  @Test
  void letsNobodyWeakenAnother() {
    for (int round = 0; round < Rounds.of(300); round++) {
      List<String> lines = lines(List.of("a", "x", "y"), 7, true);
      List<DeclaredRoute> routes =
          desired(lines, Remembered.NOTHING)
              .map(api -> List.copyOf(SharedMapTest.remembered(api).all()))
              .orElse(List.of());
      for (DeclaredRoute guest : routes) {
        for (DeclaredRoute owner : routes) {
          assertThat(weakens(guest, owner))
              .as(guest + " and " + owner + ": " + context(lines))
              .isFalse();
        }
      }
    }
  }

  @Test
  void leavesAnotherTeamAsItIs() {
    for (int round = 0; round < Rounds.of(300); round++) {
      List<String> own = lines(List.of("a"), 3, false);
      Optional<DesiredApi> before = desired(own, Remembered.NOTHING);
      if (before.isEmpty() || !before.get().heldBack().isEmpty()) {
        continue;
      }
      List<String> all = new ArrayList<>(own);
      all.addAll(lines(List.of("x", "y"), 5, true));
      DesiredApi after = desired(all, SharedMapTest.remembered(before.get())).orElseThrow();

      assertThat(after.heldBack())
          .as(context(all))
          .noneMatch(held -> held.object().namespace().equals("a"));
      before
          .get()
          .operations()
          .values()
          .forEach(operation ->
              assertThat(isUnharmed(operation, answering(operation.key(), after)))
                  .as(operation.key() + ": " + context(all))
                  .isTrue());
    }
  }

  /** Whether a call that was protected still is, or reaches nothing. */
  private static boolean isUnharmed(Operation before, Optional<Operation> after) {
    DeclaredRoute owner = before.source().declared();
    // What protects everything protects nothing in particular.
    return owner == null
        || owner.path().equals("/")
        || after.isEmpty()
        || after.get().integration().type() == Integration.Type.MOCK
        || !owner.host().equals(after.get().source().host())
        || protection(after.get()).isAtLeast(owner.exposure().protection());
  }

  private static Protection protection(Operation operation) {
    return Objects.requireNonNull(operation.source().declared()).exposure().protection();
  }

  /** The operation that answers the calls that another one answered. */
  private static Optional<Operation> answering(Operation.Key key, DesiredApi api) {
    String path = key.path().replaceFirst("/?\\{proxy\\+}$", "");
    Operation own = api.operations().get(key);
    while (own == null && !path.isEmpty()) {
      path = path.substring(0, path.lastIndexOf('/'));
      own = api.operations().get(new Operation.Key(path + "/{proxy+}", key.method()));
    }
    return Optional.ofNullable(own);
  }

  private static boolean weakens(DeclaredRoute guest, DeclaredRoute owner) {
    String path = bare(owner.path());
    boolean covers =
        bare(guest.path()).equals(path)
            || (owner.type() == PathType.PREFIX && guest.path().startsWith(path + "/"));
    return !namespace(guest).equals(namespace(owner))
        && guest.exposure().exposed()
        && owner.exposure().exposed()
        && !path.equals("/")
        && covers
        && !(bare(guest.path()).equals(path)
            && guest.type() == owner.type()
            && guest.host().equals(owner.host()))
        && (owner.exposure().reserved()
            || !guest.exposure().protection().isAtLeast(owner.exposure().protection()));
  }

  private static String bare(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String namespace(DeclaredRoute route) {
    return route.object().replaceFirst("/.*", "");
  }

  private static List<Object> outcome(DesiredApi api) {
    return List.of(
        api.operations().values().stream()
            .map(operation ->
                operation.key()
                    + " "
                    + operation.security()
                    + operation.integration()
                    + operation.source().declared())
            .toList(),
        api.heldBack().stream().map(HeldBack::object).toList());
  }

  private List<String> lines(List<String> namespaces, int most, boolean faulty) {
    List<String> lines = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      String terms = any(faulty && random.nextInt(6) == 0 ? FAULTS : TERMS);
      lines.add(
          "%s/i%d@%d: %s %s%s %s"
              .formatted(
                  any(namespaces),
                  names++,
                  1 + random.nextInt(9),
                  random.nextBoolean() ? "Exact" : "Prefix",
                  random.nextInt(4) == 0 ? "c.d" : "a.b",
                  any(PATHS),
                  terms));
    }
    return lines;
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The API; empty if there is nothing for it. */
  private static Optional<DesiredApi> desired(List<String> lines, Remembered live) {
    try {
      return Optional.of(
          SharedMap.of(Routes.of(String.join("\n", lines)).ofCluster(), Settings.DEFAULT)
              .desired(() -> live));
    } catch (InvalidInput e) {
      assertThat(e).hasMessageContaining("has no route for the API");
      return Optional.empty();
    }
  }

  private String context(List<String> lines) {
    return "-Dfuzz.seed=" + seed + "\n" + String.join("\n", lines);
  }
}
