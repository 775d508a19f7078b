package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.check.Limits.Budget;
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

/** The attempts of a verification, and their results. */
final class Trials {

  /** After this many calls in a row without a useful answer, the stage counts as not answering. */
  private static final int SILENT = 5;

  private final Caller caller;
  private final Set<Call> tried = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final SortedSet<String> unseen = new TreeSet<>();
  private final Set<OpenRoute> mute = new HashSet<>();
  private int silent;
  private @Nullable Budget ranOut;
  private boolean isCut;
  private @Nullable String problem;

  Trials(Caller caller) {
    this.caller = caller;
  }

  /** Checks that the stage's open routes let callers in. Otherwise refusals prove nothing. */
  void open(Collection<Call> calls) {
    boolean isOpen = calls.isEmpty();
    for (Call call : calls) {
      isOpen |= !caller.answer(call).isRefusal();
    }
    if (!isOpen) {
      Call call = calls.iterator().next();
      problem =
          "the stage refuses its open routes too, so its refusals prove nothing: "
              + call
              + " -> "
              + caller.answer(call);
    }
  }

  /** Makes attempts, none of which may be left out. */
  void plain(Collection<Attempt> attempts) {
    all(attempts.iterator());
    if (ranOut != null) {
      problem = lack(ranOut, "all plain paths were called");
    }
  }

  /**
   * Makes attempts until the limits are reached. Running out of calls is only reported, but running
   * out of time is a failure: a slow team could cause it.
   */
  void waysRound(Iterator<Attempt> attempts) {
    if (ranOut != null) {
      return;
    }
    all(attempts);
    isCut = ranOut == Budget.CALLS;
    if (ranOut == Budget.TIME) {
      problem = lack(ranOut, "all ways round were tried");
    }
  }

  private static String lack(Budget what, String before) {
    return what + " ran out before " + before + ": --" + what + " gives more";
  }

  /** Makes attempts while there are calls and time left. */
  private void all(Iterator<Attempt> attempts) {
    while (ranOut == null && silent < SILENT && attempts.hasNext()) {
      ranOut = caller.exhausted();
      Attempt attempt = attempts.next();
      if (ranOut == null && !isMute(attempt) && tried.add(attempt.call())) {
        make(attempt);
      }
    }
  }

  /** Whether an attempt goes through a backend whose answers reveal nothing. */
  private boolean isMute(Attempt attempt) {
    return attempt.expected() == Attempt.Expected.NOTHING_ELSE
        && attempt.through() != null
        && mute.contains(attempt.through());
  }

  private void make(Attempt attempt) {
    if (!attempt.controls().isEmpty()) {
      compare(attempt);
      return;
    }
    Answer answer = caller.answer(attempt.call());
    silent = answer.saysNothing() ? silent + 1 : 0;
    if (answer.saysNothing()) {
      undecided(attempt, answer);
    } else if (!isRefused(attempt, answer)) {
      findings.add(Finding.of(attempt, answer, null));
    }
  }

  private void undecided(Attempt attempt, Answer answer) {
    if (problem == null) {
      problem = "no decision: " + attempt.call() + " -> " + answer;
    }
  }

  private boolean isRefused(Attempt attempt, Answer answer) {
    return switch (attempt.expected()) {
      case REFUSAL -> answer.isRefusal() || (attempt.route().isClosed() && answer.isForbidden());
      case REFUSAL_OF_PATH, NOTHING_ELSE ->
          asksForBody(attempt, answer) || answer.isRefusalOfPath();
    };
  }

  /** Whether API Gateway refuses the call before its path matters. If so, records that. */
  private boolean asksForBody(Attempt attempt, Answer answer) {
    OpenRoute through = attempt.through();
    boolean asks = through != null && through.asksForBody() && answer.isInvalid();
    if (asks) {
      unseen.add("what is behind " + through + ", which requires a body");
    }
    return asks;
  }

  private void compare(Attempt attempt) {
    if (isRefused(attempt, caller.answer(attempt.call()))) {
      return;
    }
    Sample sample = Sample.of(attempt, caller::answer);
    if (sample.isOdd()) {
      // A backend may vary its answers, so one difference proves nothing.
      sample = Sample.of(attempt, caller::anew);
    }
    if (sample.isOdd()) {
      findings.add(Finding.of(attempt, sample.answer, sample.before));
    } else if (sample.isMute() || sample.isIncomplete()) {
      ranOut = caller.exhausted();
      if (ranOut == null) {
        untold(attempt, sample);
      }
    }
  }

  /** Records that the calls of an attempt cannot be told apart. */
  private void untold(Attempt attempt, Sample sample) {
    OpenRoute through = attempt.through();
    if (through != null && sample.isMute()) {
      mute.add(through);
    }
    if (through != null && (sample.isMute() || !sample.answer.saysNothing())) {
      unseen.add("what is behind " + through + ", which is broken or slow");
    } else if (sample.isIncomplete()) {
      undecided(attempt, sample.answer);
    }
  }

  /** The answer to an attempt, between calls that lead nowhere. */
  private record Sample(Answer before, Answer answer, Answer after) {

    static Sample of(Attempt attempt, Function<Call, Answer> answers) {
      return new Sample(
          answers.apply(attempt.controls().get(0)),
          answers.apply(attempt.call()),
          answers.apply(attempt.controls().get(1)));
    }

    /** Whether the calls cannot be told apart, because none of them got anywhere. */
    boolean isMute() {
      return answer.isFailure() && before.isFailure() && after.isFailure();
    }

    /** Whether an answer is missing for the comparison. */
    boolean isIncomplete() {
      return answer.saysNothing() || before.saysNothing() || after.saysNothing();
    }

    boolean isOdd() {
      if (isIncomplete()) {
        return false;
      }
      // Bodies can be compared only if they contain neither the path nor the time.
      return before.equals(after)
          ? !answer.equals(before)
          : !answer.isLike(before) && !answer.isLike(after);
    }
  }

  /** Whether there were more attempts than calls or time. */
  boolean isCut() {
    return isCut;
  }

  /** Why the results prove nothing; null if they do. */
  @Nullable String problem() {
    return problem;
  }

  /** What no call could reach. */
  SortedSet<String> unseen() {
    return unseen;
  }

  List<Finding> findings() {
    return findings;
  }
}
