package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.account.NewApiKey;
import dev.ingressmap.gateway.cli.option.OutputFile;
import dev.ingressmap.gateway.cli.option.PlanOption;
import dev.ingressmap.gateway.cli.option.SecretFile;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.deploy.usageplan.ApiKeys;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that create API keys have in common. */
abstract class KeyMaking extends GatewayAction {

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");

  @Mixin private Approval approval = new Approval();
  @Mixin private PlanOption plan = new PlanOption();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Write the value to a new file that only you can read (default: standard output).")
  private @Nullable Path out;

  @Parameters(paramLabel = "NAME", description = "Who holds the key.")
  private String name = "";

  @Override
  protected final int run(Settings settings) {
    if (name.isBlank() || !NAME.matcher(name).matches()) {
      throw new InvalidInput("NAME: must be 1 to 128 visible characters");
    }
    if (out != null) {
      SecretFile.checkIsNew(out);
    }
    try (Session session = connect(settings)) {
      ApiKeys keys = session.keys(this::progress);
      LiveUsagePlan of = plan.find(settings, keys.plans());
      List<LiveApiKey> same =
          keys.list(List.of(of)).stream()
              .filter(key -> key.name().equals(name) && key.plan().equals(of.name()))
              .toList();
      List<LiveApiKey> working = same.stream().filter(LiveApiKey::attached).toList();
      check(name, of.name(), working);
      // They are left from an interrupted run, and nobody has seen their values; or their plan was
      // deleted since, and they let nobody in.
      List<LiveApiKey> revoked =
          new ArrayList<>(same.stream().filter(key -> !key.attached()).toList());
      if (revokesWorking()) {
        revoked.addAll(working);
      }
      if (!approved(approval, proposal(of, revoked), "Go on?")) {
        tell("Nothing was changed.");
        report(KeysReport.of(command(), session, null, List.of()));
        return ExitCode.FAILED;
      }
      // Problems with the file are best reported before there is a key.
      try (SecretFile file = out == null ? null : SecretFile.create(out)) {
        // Useless keys are revoked first, and working ones after the new key was handed out.
        revoked.stream().filter(key -> !key.attached()).forEach(keys::revoke);
        handOut(of, file, session, revoked);
      }
      revoked.stream().filter(LiveApiKey::attached).forEach(keys::revoke);
      working.stream().filter(key -> !revoked.contains(key)).forEach(this::tellOf);
      tell("");
      tell(session.calls() + ".");
      return ExitCode.DONE;
    }
  }

  /** {@code K=$(gateway keys create ann)} gets the key and nothing else. */
  @Override
  protected final boolean isValueAlone() {
    return true;
  }

  /** The command's own name. */
  abstract String command();

  /** Throws {@link InvalidInput} if a key must not be added to the working ones of its name. */
  abstract void check(String name, String plan, List<LiveApiKey> working);

  abstract boolean revokesWorking();

  /** Ensures that the value has been written, or else that the key is deleted again. */
  private void handOut(
      LiveUsagePlan of, @Nullable SecretFile file, Session session, List<LiveApiKey> revoked) {
    ApiKeys keys = session.keys(this::progress);
    NewApiKey made = keys.create(name, of);
    if (file == null) {
      say(made.value());
    } else {
      try {
        file.write(made.value());
      } catch (IOException e) {
        throw keys.takenBack(
            made.id(), "--out " + out + ": cannot be written: " + OutputFile.reason(e));
      }
    }
    report(KeysReport.of(command(), session, CreatedKey.of(made, of.name(), out), revoked));
    if (file == null && hasLostOutput()) {
      throw keys.takenBack(made.id(), Screen.LOST);
    }
    tell("");
    tell(
        "Created API key "
            + made.name()
            + " ("
            + made.id()
            + ") of usage plan "
            + of.name()
            + ". "
            + (file == null
                ? "This is the only time that its value is shown."
                : "Its value is in " + out + ", and is not shown again."));
  }

  private void tellOf(LiveApiKey old) {
    tell(
        "The old key "
            + old.id()
            + " still works. Once nobody uses it, revoke it: gateway keys revoke "
            + old.id());
  }

  private List<Line> proposal(LiveUsagePlan of, List<LiveApiKey> revoked) {
    List<Line> proposal = new ArrayList<>();
    proposal.add(Line.of("Creates API key " + name + " of usage plan " + of.name() + "."));
    for (LiveApiKey key : revoked) {
      proposal.add(
          Line.of(
              "Revokes API key "
                  + key.name()
                  + " ("
                  + key.id()
                  + "), which "
                  + (key.attached() ? "works." : "the plan does not have.")));
    }
    return proposal;
  }
}
