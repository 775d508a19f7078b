package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.check.Limits;
import dev.ingressmap.gateway.check.SmokeCheck;
import dev.ingressmap.gateway.check.Verdict;
import dev.ingressmap.gateway.check.Verification;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.CommitOption;
import dev.ingressmap.gateway.cli.option.Percentage;
import dev.ingressmap.gateway.cli.option.SmokeOptions;
import dev.ingressmap.gateway.cli.report.DomainView;
import dev.ingressmap.gateway.cli.report.InvokeUrls;
import dev.ingressmap.gateway.cli.report.PlanText;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.report.VerdictText;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.CheckFailure;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.Pruned;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway apply}. */
@Command(
    name = "apply",
    description = "Makes the API match the ingress map and deploys it to the stage.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeList = {
      "0:success",
      "1:an error, or not approved",
      "130:interrupted: the next apply finishes what is left to do"
    },
    footer = {
      "gateway apply -f k8s/base --canary 10%",
      "kubectl kustomize k8s/base | gateway apply -f - --auto-approve"
    })
public final class ApplyCommand extends GatewayAction {

  @Mixin private CommitOption commit = new CommitOption();
  @Mixin private Approval approval = new Approval();
  @Mixin private SmokeOptions smoke = new SmokeOptions();

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      description = {
        "Deploy as a canary, for this part of the traffic, such as 10%%.",
        "promote makes it live, rollback ends it. Without --canary, apply ends a canary."
      })
  private @Nullable String canary;

  @Option(
      names = "--verify",
      description = {
        "Afterwards try to get round whatever protects or closes routes, as verify does;",
        "if something is not refused, roll back and fail."
      })
  private boolean verifies;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "10",
      description = {
        "Afterwards delete the oldest deployments that the map made for the stage, all but N and"
            + " those",
        "that a stage points at, " + Plan.PRUNED_AT_ONCE + " at a time (default: 10)."
      })
  private int keep;

  @Override
  protected int run(Settings settings) {
    Rollout rollout = canary == null ? Rollout.WHOLE : new Rollout(Percentage.parse(canary));
    Retention kept = new Retention(keep);
    String hash = commit.get();
    SmokeCheck check = smoke.check();
    if (canary != null && (verifies || !check.paths().isEmpty())) {
      throw new InvalidInput(
          "--canary cannot be combined with --"
              + (verifies ? "verify" : "smoke")
              + ", since a call may or may not reach a canary: remove one");
    }
    SharedMap map = sharedMap(settings);
    try (Session session = connect(settings)) {
      Convergence convergence = session.convergence(this::progress);
      LiveMap live = convergence.read();
      DesiredApi desired = convergence.desired(map, live);
      boolean asks = !approval.isGiven();
      MapPlan plan =
          asks
              ? convergence.completePlan(desired, live, rollout)
              : convergence.plan(desired, live, rollout);
      plan.checkProtection();
      List<Line> text =
          asks
              ? PlanText.of(
                  plan, convergence.forCallers(plan).orElse(null), convergence.removed(plan))
              : PlanText.of(plan, null, Map.of());
      ApiIds ids = plan.apiIds();
      if (plan.isEmpty()) {
        say(text);
      } else if (approved(approval, Line.spaced(text), "Apply these changes?")) {
        ids = changing(() -> convergence.apply(plan, hash));
      } else {
        say("Nothing was changed.");
        String apiId = ids.find(Split.REST).orElse(null);
        report(
            Report.of("apply", session, apiId, plan.changes(), false)
                .withHeldBack(desired.heldBack()));
        return ExitCode.FAILED;
      }
      return done(session, convergence, ids, plan, check, kept);
    }
  }

  /** What is wrong with the stage, for people; empty if nothing is. */
  private Optional<String> failure(
      Convergence convergence, InvokeUrls urls, MapPlan plan, SmokeCheck smoke) {
    Optional<String> failure =
        smoke.paths().isEmpty() ? Optional.empty() : smoke.failure(urls::of, this::progress);
    if (!verifies || failure.isPresent()) {
      return failure;
    }
    if (!plan.isEmpty()) {
      convergence.awaitDeployment();
    }
    Verification verification = new Verification(Limits.usual(plan.desired()));
    Verdict verdict = verification.of(plan.desired(), urls::of, this::progress);
    VerdictText.of(verdict).forEach(this::progress);
    return Optional.ofNullable(verdict.failure());
  }

  /** Checks the stage, and restores the previous deployment if it is faulty. */
  private void check(Convergence convergence, InvokeUrls urls, MapPlan plan, SmokeCheck smoke) {
    String failure = checking(() -> failure(convergence, urls, plan, smoke)).orElse(null);
    if (failure != null) {
      throw new CheckFailure(
          failure
              + convergence
                  .putBack(plan)
                  .map(deployments -> ": rolled back to deployment " + deployments)
                  .orElse(": there is nothing to roll back to"));
    }
  }

  private int done(
      Session session,
      Convergence convergence,
      ApiIds ids,
      MapPlan plan,
      SmokeCheck check,
      Retention kept) {
    boolean applied = !plan.isEmpty();
    String apiId = ids.rest();
    check(convergence, new InvokeUrls(session, ids), plan, check);
    say("");
    if (!plan.isSplit()) {
      say("Invoke URL: " + session.invokeUrl(apiId));
    }
    DomainView view = domain(session, plan);
    if (view != null) {
      say("Domain URL: " + view.url());
      say("DNS record: " + view.record());
    }
    say((applied ? "Applied" : "Nothing to do") + ": " + session.calls() + ".");
    List<String> pruned = applied ? prune(session, convergence, ids, plan, kept) : List.of();
    report(
        Report.of("apply", session, apiId, plan.changes(), applied)
            .with(view)
            .withHeldBack(plan.desired().heldBack())
            .withPruned(pruned));
    return ExitCode.DONE;
  }

  private @Nullable DomainView domain(Session session, MapPlan plan) {
    LiveDomain before = plan.liveDomain();
    LiveDomain live =
        before == null ? session.domains(this::progress).findTarget().orElse(null) : before;
    return DomainView.of(session.settings(), live);
  }

  private List<String> prune(
      Session session, Convergence convergence, ApiIds ids, MapPlan plan, Retention kept) {
    int before = session.aws().calls().total();
    Pruned pruned = convergence.prune(plan, ids, kept);
    if (pruned.failure() != null) {
      progress(pruned.failure() + ": the next apply tries again");
    }
    int calls = session.aws().calls().total() - before;
    if (calls > 0) {
      say(
          "Kept the newest "
              + kept.deployments()
              + ": "
              + calls
              + " more API call"
              + (calls == 1 ? "." : "s."));
    }
    return pruned.deployments();
  }
}
