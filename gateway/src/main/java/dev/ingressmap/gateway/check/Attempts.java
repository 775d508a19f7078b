package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.check.Attempt.Expected;
import dev.ingressmap.gateway.check.Judge.Judgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The calls that must be refused if an API's guarded routes are safe.
 *
 * @param methods that may be called
 * @param urls where each path answers
 * @param word that no path contains
 */
record Attempts(Judge judge, List<String> methods, Function<String, StageUrl> urls, String word) {

  /** Headers that frameworks and servers read in place of the method. */
  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  /** Headers that some read in place of the path. */
  private static final List<String> REWRITES = List.of("X-Original-URL", "X-Rewrite-URL");

  /** A call of each route by its own path. */
  Collection<Attempt> plain() {
    Map<Call, Attempt> plain = new LinkedHashMap<>();
    for (GuardedRoute route : judge.guarded()) {
      String path = route.path(word);
      for (String method : methods) {
        Judgement judged = judge.of(route, method, path);
        if (judged.matters()) {
          Call call = call(judged, method, path);
          plain.putIfAbsent(
              call, new Attempt(judged.route(), call, judged.open(), Expected.REFUSAL, List.of()));
        }
      }
    }
    return plain.values();
  }

  /**
   * A call of an open route for each guarded one. A stage that lets anybody in accepts these calls.
   */
  Collection<Call> open() {
    return judge.guarded().stream()
        .flatMap(route -> judge.beside(route).stream().limit(1))
        .distinct()
        .flatMap(open -> method(open).map(method -> call(open, method, open.path(word))).stream())
        .toList();
  }

  /** What cannot be tried, because none of its methods may be called. */
  List<String> unseen() {
    List<String> unseen = new ArrayList<>();
    judge.guarded().stream()
        .filter(route -> methods.stream().noneMatch(route::serves))
        .forEach(route -> unseen.add("any method of " + route));
    judge.guarded().stream()
        .flatMap(route -> judge.beside(route).stream())
        .distinct()
        .filter(open -> method(open).isEmpty())
        .forEach(open -> unseen.add("what is behind " + open));
    return unseen;
  }

  /** The ways round. Every route gets its first attempts before any route gets further ones. */
  Iterator<Attempt> waysRound() {
    List<Supplier<Iterator<Attempt>>> all = new ArrayList<>();
    for (GuardedRoute route : judge.guarded()) {
      int turn = all.size();
      all.add(() -> waysRound(route, turn));
    }
    return new Turns<>(all);
  }

  private Iterator<Attempt> waysRound(GuardedRoute route, int turn) {
    List<OpenRoute> beside = new ArrayList<>(judge.beside(route));
    // If not all of them can be tried, different routes should try different ones.
    Collections.rotate(beside, -turn);
    return new Turns<>(
        List.of(
            () -> through(beside, route).iterator(),
            () -> spelled(route).iterator(),
            () -> overridden(route).iterator(),
            () -> rewritten(beside, route).iterator()));
  }

  private Stream<Attempt> spelled(GuardedRoute route) {
    return Spelling.of(route.path(word), word).stream()
        .flatMap(spelling -> spelled(route, method(route), spelling));
  }

  private Stream<Attempt> through(List<OpenRoute> beside, GuardedRoute route) {
    return beside.stream()
        .filter(OpenRoute::endsAsCallersSay)
        .flatMap(open ->
            method(open).stream()
                .flatMap(method ->
                    open.waysTo(route, word).stream()
                        .flatMap(spelling -> spelled(route, method, spelling))));
  }

  private Stream<Attempt> spelled(GuardedRoute route, String method, Spelling spelling) {
    Judgement judged = judge.of(route, method, spelling.path());
    if (!judged.matters()) {
      return Stream.empty();
    }
    OpenRoute open = judged.open();
    Call call = call(judged, method, spelling.path());
    if (open == null || (spelling.isOdd() && open.leadsToIngress())) {
      return Stream.of(new Attempt(route, call, open, Expected.REFUSAL_OF_PATH, List.of()));
    }
    List<Call> controls =
        nowhere().map(nowhere -> call(open, method, spelling.to(nowhere))).toList();
    return Stream.of(new Attempt(route, call, open, Expected.NOTHING_ELSE, controls));
  }

  private Stream<Attempt> overridden(GuardedRoute route) {
    String meant = method(route);
    String path = route.path(word);
    return methods.stream()
        .filter(method -> route.serves(meant) && !method.equals(meant))
        .flatMap(method -> {
          Judgement judged = judge.of(route, method, path);
          Call plain = call(judged, method, path);
          return OVERRIDES.stream()
              .map(header ->
                  new Attempt(
                      route,
                      plain.with(header, meant),
                      judged.open(),
                      Expected.NOTHING_ELSE,
                      List.of(plain, plain.with(header, method))));
        });
  }

  private Stream<Attempt> rewritten(List<OpenRoute> beside, GuardedRoute route) {
    return beside.stream()
        .flatMap(open ->
            method(open).stream()
                .flatMap(method -> {
                  Call call = call(open, method, open.path(word));
                  return REWRITES.stream()
                      .map(header ->
                          new Attempt(
                              route,
                              call.with(header, route.goal(word)),
                              open,
                              Expected.NOTHING_ELSE,
                              nowhere().map(path -> call.with(header, "/" + path)).toList()));
                }));
  }

  /** Two endings for paths that lead nowhere. */
  private Stream<String> nowhere() {
    return Stream.of(word + "a", word + "b");
  }

  private Call call(Judgement judged, String method, String path) {
    return judged.open() == null
        ? new Call(method, urls.apply(path))
        : call(judged.open(), method, path);
  }

  private Call call(OpenRoute open, String method, String path) {
    return open.completed(new Call(method, urls.apply(path)), word);
  }

  /** The method for calls of an open route; empty if none of its methods may be called. */
  private Optional<String> method(OpenRoute open) {
    return methods.stream().filter(open::serves).findFirst();
  }

  /** The method for calls of a guarded route: the route's own, if that may be called. */
  private String method(GuardedRoute route) {
    return methods.stream().filter(route::serves).findFirst().orElse(methods.get(0));
  }
}
