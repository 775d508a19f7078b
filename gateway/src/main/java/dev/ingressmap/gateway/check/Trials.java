package dev.ingressmap.gateway.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attempts of a verification, and what came of them. */
final class Trials {

  /** As many calls that say nothing, one after the other, say that there is nobody to ask. */
  private static final int SILENT = 5;

  private final Caller caller;
  private final Set<Call> tried = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final SortedSet<String> unseen = new TreeSet<>();
  private int silent;
  private boolean isCut;
  private @Nullable String problem;

  Trials(Caller caller) {
    this.caller = caller;
  }

  /** Sees that the stage lets callers in where it should: refusals prove nothing otherwise. */
  void open(Collection<Call> calls) {
    boolean isOpen = calls.isEmpty();
    for (Call call : calls) {
      isOpen |= !caller.answer(call).isRefusal();
    }
    if (!isOpen) {
      Call call = calls.iterator().next();
      problem =
          "the stage refuses its open routes too, so what it refuses proves nothing: "
              + call
              + " -> "
              + caller.answer(call);
    }
  }

  /** Makes attempts of which none may be left out. */
  void plain(Collection<Attempt> attempts) {
    all(attempts.iterator());
    if (isCut) {
      problem = "time ran out before all plain paths were called: --time gives more";
    }
  }

  /** Makes attempts as long as there are calls and time. */
  void all(Iterator<Attempt> attempts) {
    while (silent < SILENT && attempts.hasNext()) {
      if (caller.isDone()) {
        isCut = true;
        return;
      }
      Attempt attempt = attempts.next();
      if (tried.add(attempt.call())) {
        make(attempt);
      }
    }
  }

  private void make(Attempt attempt) {
    Answer answer = caller.answer(attempt.call());
    silent = answer.saysNothing() ? silent + 1 : 0;
    if (answer.saysNothing()) {
      if (problem == null) {
        problem = "no decision: " + attempt.call() + " -> " + answer;
      }
    } else if (attempt.expected() == Attempt.Expected.REFUSAL) {
      if (!answer.isRefusal() && !(attempt.route().isClosed() && answer.isForbidden())) {
        findings.add(Finding.of(attempt, answer, null));
      }
    } else if (attempt.through() != null && attempt.through().asksForBody() && answer.isInvalid()) {
      unseen.add("what is behind " + attempt.through() + ", which asks for a body");
    } else if (!answer.isRefusalOfPath()) {
      if (attempt.controls().isEmpty()) {
        findings.add(Finding.of(attempt, answer, null));
      } else {
        compare(attempt);
      }
    }
  }

  /** A backend may answer otherwise for reasons of its own, so nothing hangs on one time. */
  private void compare(Attempt attempt) {
    Sample first = Sample.of(attempt, caller::answer);
    if (first.isOdd()) {
      Sample second = Sample.of(attempt, caller::anew);
      if (second.isOdd()) {
        findings.add(Finding.of(attempt, second.answer, second.before));
      }
    }
    isCut |= caller.isDone();
  }

  /** What an attempt came to, between calls that lead nowhere. */
  private record Sample(Answer before, Answer answer, Answer after) {

    static Sample of(Attempt attempt, Function<Call, Answer> answers) {
      return new Sample(
          answers.apply(attempt.controls().get(0)),
          answers.apply(attempt.call()),
          answers.apply(attempt.controls().get(1)));
    }

    boolean isOdd() {
      if (answer.saysNothing() || before.saysNothing() || after.saysNothing()) {
        return false;
      }
      // Bodies tell something only if they do not have the path, or the time.
      return before.equals(after)
          ? !answer.equals(before)
          : !answer.isLike(before) && !answer.isLike(after);
    }
  }

  /** Whether there were more attempts than calls or time. */
  boolean isCut() {
    return isCut;
  }

  /** What keeps the rest from being a proof, null for nothing. */
  @Nullable String problem() {
    return problem;
  }

  /** What no call could get to. */
  SortedSet<String> unseen() {
    return unseen;
  }

  List<Finding> findings() {
    return findings;
  }
}
