package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.call.ApiCall;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Wait;
import dev.ingressmap.gateway.cli.option.ConnectionOptions;
import dev.ingressmap.gateway.cli.option.OutputOptions;
import dev.ingressmap.gateway.cli.terminal.Interruption;
import dev.ingressmap.gateway.cli.terminal.Json;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.cli.terminal.ProgressLine;
import dev.ingressmap.gateway.cli.terminal.Question;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.cli.terminal.Terminal;
import dev.ingressmap.gateway.cluster.access.Environment;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.watch.Log;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have in common: their options, a session and their outputs. */
public abstract class ConnectedAction implements Callable<Integer> {

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private @Nullable CommandSpec spec;
  private @Nullable Session session;
  private Environment environment = Environment.ofProcess();
  private final ProgressLine line = new ProgressLine();
  private boolean reported;

  /** Connects. Errors in the user's files should be reported before. */
  protected final Session connect(Settings settings) {
    session = new Session(settings, connection.connect(settings, new Told()));
    line.begin("reading", screen());
    return session;
  }

  /** The calls made so far. */
  protected final ApiCalls calls() {
    return session == null ? new ApiCalls(0, 0) : session.aws().calls();
  }

  /** Uses another environment than this process's to look for clusters. */
  public final void environment(Environment other) {
    environment = other;
  }

  /** The environment in which clusters are looked for. */
  public final Environment environment() {
    return environment;
  }

  protected final ConnectionOptions connection() {
    return connection;
  }

  protected final OutputOptions output() {
    return output;
  }

  /** Prints a line of the result for people; for programs there is {@link #report}. */
  protected final void say(String text) {
    say(List.of(Line.of(text)));
  }

  /** Prints the result for people; for programs there is {@link #report}. */
  protected final void say(List<Line> lines) {
    if (!output.json()) {
      print(out(), screen -> screen.lines(lines));
    }
  }

  /** Prints JSON as the result for people. */
  protected final void sayJson(Object document) {
    if (!output.json()) {
      print(out(), screen -> screen.document(Json.text(document)));
    }
  }

  /** Prints the result for programs. */
  protected final void report(Record report) {
    if (output.json()) {
      reported = true;
      print(out(), screen -> screen.document(Json.text(report)));
    }
  }

  /** Whether programs already have their one object. */
  protected final boolean hasReported() {
    return reported;
  }

  /** Whether a part of the result could not be written. */
  protected final boolean hasLostOutput() {
    return out().failed();
  }

  /** Whether the result is only a value, so that everything else must be printed elsewhere. */
  protected boolean isValueAlone() {
    return false;
  }

  /** Tells people something that is not part of the result. */
  protected final void tell(String text) {
    if (!output.json()) {
      print(screen(), screen -> screen.line(text));
    }
  }

  /** Reports progress: within the result for people, elsewhere for programs. */
  protected final void progress(String step) {
    print(screen(), screen -> screen.line(step));
    line.begin("", screen());
  }

  /** Stops reporting progress. */
  protected final void quiet() {
    line.end();
  }

  /** Shows a one-line proposal and asks for approval. */
  protected final boolean approved(Approval approval, String proposal, String question) {
    return approved(approval, Line.all(proposal), question);
  }

  /** Shows the proposal and asks for approval; programs get it apart from their result. */
  protected final boolean approved(Approval approval, List<Line> proposal, String question) {
    return approved(approval, proposal, Question.yesOrNo(question));
  }

  /** Shows the proposal and asks another question. */
  protected final boolean approved(Approval approval, List<Line> proposal, Question question) {
    Terminal terminal = terminal();
    boolean asks = approval.asks(terminal);
    Screen screen = asks && Terminal.isApartFromOutput() ? err() : screen();
    if (!output.json() || asks) {
      print(screen, shown -> shown.lines(proposal));
      if (hasLostOutput()) {
        throw new InvalidInput("nothing was changed: " + Screen.LOST);
      }
    }
    return approval.given(question, screen, terminal);
  }

  /** Checks changes that were made. They remain if a signal interrupts the check. */
  protected final <T> T checking(Supplier<T> checks) {
    String words =
        "interrupted before the stage was checked: gateway rollback restores the previous deployment";
    return Interruption.tells(words, err(), checks);
  }

  /** How many columns the lines of the result for people may have. */
  protected final int width() {
    return terminal().width();
  }

  private Terminal terminal() {
    return spec().root().userObject() instanceof Terminal terminal ? terminal : Terminal.NONE;
  }

  /** Makes changes. If a signal interrupts them, another run finishes them. */
  protected final <T> T changing(Supplier<T> changes) {
    String words = "interrupted: the next " + spec().name() + " finishes what is left to do";
    return Interruption.tells(words, err(), changes);
  }

  /** Tells people about waits and retries of calls to AWS. */
  private final class Told implements Listener {

    @Override
    public void waits(Wait wait) {
      if (!output.json()) {
        print(err(), screen -> screen.line(wait.toString()));
        line.begin("", err());
      }
    }

    @Override
    public void called(ApiCall call) {
      if (output.verbose()) {
        print(err(), screen -> screen.line(call.toString()));
      }
    }
  }

  /** The output for people. It is not standard output if programs read that. */
  private Screen screen() {
    return output.json() || isValueAlone() ? err() : out();
  }

  private Screen err() {
    return Screen.err(spec().commandLine());
  }

  private Screen out() {
    return Screen.out(spec().commandLine());
  }

  /** The log output of a command that has a log. */
  protected final Log log() {
    return new Log(spec().commandLine().getOut(), output.json(), output.verbose());
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("not called by picocli");
    }
    return spec;
  }

  private void print(Screen screen, Consumer<Screen> words) {
    line.end();
    words.accept(screen);
  }
}
