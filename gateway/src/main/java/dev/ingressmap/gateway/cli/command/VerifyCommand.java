package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.check.Limits;
import dev.ingressmap.gateway.check.Verdict;
import dev.ingressmap.gateway.check.Verification;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.VerifyOptions;
import dev.ingressmap.gateway.cli.report.InvokeUrls;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.report.VerdictText;
import dev.ingressmap.gateway.cli.report.VerifyReport;
import dev.ingressmap.gateway.cli.session.CheckFailure;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway verify}. */
@Command(
    name = "verify",
    description = {
      "Tries from outside, without credentials, to get round whatever protects or closes the"
          + " routes of the map.",
      "Each route must refuse its plain path, and the ways round through open routes must be"
          + " refused too."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeList = {"0:everything was refused", "1:something was not, or an error"},
    footer = {
      "gateway verify -f k8s/base",
      "gateway verify --from-cluster --methods GET,HEAD,OPTIONS,POST --output json"
    })
public final class VerifyCommand extends GatewayAction {

  @Mixin private VerifyOptions options = new VerifyOptions();

  @Override
  protected int run(Settings settings) {
    Limits limits = options.limits();
    SharedMap map = sharedMap(settings);
    try (Session session = connect(settings)) {
      Convergence convergence = session.convergence(this::progress);
      DesiredApi desired = map.desired(() -> convergence.remembered(map, convergence.read()));
      Map<String, String> ids = new HashMap<>();
      for (String part : settings.api().split().parts()) {
        Subject subject = Subject.of(session.of(part));
        ids.put(part, subject.apiId());
        checkNoCanary(subject);
      }
      Verdict verdict =
          new Verification(limits)
              .of(desired, new InvokeUrls(session, ApiIds.of(ids))::of, this::progress);
      VerdictText.of(verdict).forEach(this::say);
      report(VerifyReport.of(session, verdict));
      if (verdict.failure() != null) {
        throw new CheckFailure(verdict.failure());
      }
      return ExitCode.DONE;
    }
  }

  /**
   * Refuses a stage with a canary: each call goes to one of two deployments by chance, so the calls
   * prove nothing about either.
   */
  private static void checkNoCanary(Subject subject) {
    if (subject.stage().canary() != null) {
      throw new InvalidInput(
          "stage "
              + subject.stage().name()
              + " has a canary, which a call may or may not reach: promote it or roll it back"
              + " first");
    }
  }
}
