package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tries from outside to get round the protection of a stage's routes. */
public record Verification(Limits limits) {

  /**
   * Makes the calls.
   *
   * @param urls where each path of the API answers
   * @param progress gets what is tried
   * @throws InvalidInput if the limits do not allow one call of each route
   */
  public Verdict of(DesiredApi api, Function<String, StageUrl> urls, Consumer<String> progress) {
    String word = "w" + Long.toHexString(new SecureRandom().nextLong());
    Judge judge = new Judge(api);
    Attempts attempts = new Attempts(judge, limits.methods(), urls, word);
    Collection<Attempt> plain = attempts.plain();
    Collection<Call> open = attempts.open();
    if (plain.size() + open.size() > limits.calls()) {
      throw new InvalidInput(
          "--calls %d: the plain paths of the protected and closed routes take %d"
              .formatted(limits.calls(), plain.size() + open.size()));
    }
    List<String> unseen = new ArrayList<>(attempts.unseen());
    try (Caller caller = new Caller(limits)) {
      Trials trials = new Trials(caller);
      if (!judge.guarded().isEmpty()) {
        progress.accept("calling the plain paths of " + judge.guarded().size() + " routes");
        trials.open(open);
        trials.plain(plain);
        progress.accept("trying ways round them, up to " + limits.perSecond() + " a second");
        trials.waysRound(attempts.waysRound());
      }
      unseen.addAll(trials.unseen());
      return new Verdict(
          judge.guarded().size(),
          caller.calls(),
          trials.isCut(),
          trials.problem(),
          unseen,
          trials.findings());
    }
  }
}
