package dev.ingressmap.localstage.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are real processes, which speak the Runtime API. */
@Timeout(120)
class FunctionsTest {

  private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f";

  @TempDir Path folder;
  @AutoClose Functions functions = new Functions();

  @Test
  void givesEventsToAProcessAndKeepsIt() throws Exception {
    put("", Duration.ofSeconds(30), 10);

    String pid = ask("pid").payload();
    assertThat(ask("pid").payload()).isEqualTo(pid);
    FunctionAnswer answer = ask("hello");
    assertThat(answer.payload()).isEqualTo("\"hello\"");
    assertThat(answer.error()).isNull();
    assertThat(answer.log())
        .matches(
            "(?s)START RequestId: ([0-9a-f-]{36}) Version: \\$LATEST\n.*END RequestId: \\1\n"
                + "REPORT RequestId: \\1\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms"
                + "\tMemory Size: 128 MB.*\n")
        .doesNotContain("Init Duration");
  }

  @Test
  void tellsWhatAwsTells() throws Exception {
    put("", Duration.ofSeconds(30), 10);

    assertThat(ask("headers").payload())
        .contains("Lambda-Runtime-Invoked-Function-Arn=[" + ARN + "]")
        .contains("Lambda-Runtime-Trace-Id=[Root=1]")
        .containsPattern("Lambda-Runtime-Deadline-Ms=\\[[0-9]{13}]");
    String environment = ask("environment").payload();
    assertThat(environment)
        .contains("_HANDLER=app.handler")
        .contains("AWS_LAMBDA_FUNCTION_NAME=f,")
        .contains("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128")
        .contains("LAMBDA_TASK_ROOT=" + folder)
        .contains("OWN=value");
    Set<String> foreign = new HashSet<>(System.getenv().keySet());
    foreign.removeAll(Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ"));
    foreign.removeIf(name -> name.startsWith("AWS_"));
    assertThat(foreign).noneMatch(name -> environment.contains(" " + name + "="));
  }

  @Test
  void runsAsManyAtOnceAsItMay() throws Exception {
    put("", Duration.ofSeconds(30), 2);
    List<CompletableFuture<FunctionAnswer>> asked = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      asked.add(begin("pid"));
    }
    Set<String> pids = new HashSet<>();
    for (CompletableFuture<FunctionAnswer> answer : asked) {
      pids.add(answer.get(60, TimeUnit.SECONDS).payload());
    }
    assertThat(pids).hasSizeBetween(1, 2);
  }

  @Test
  void aFailureOfTheFunctionIsItsAnswer() throws Exception {
    put("", Duration.ofSeconds(30), 1);
    String pid = ask("pid").payload();

    FunctionAnswer error = ask("error");
    assertThat(error.error()).isEqualTo("Unhandled");
    assertThat(error.payload()).isEqualTo("{\"errorMessage\":\"boom\",\"errorType\":\"E\"}");
    assertThat(ask("pid").payload()).isEqualTo(pid);
  }

  @Test
  void anEndInTheMiddleIsAnErrorAndTheNextCallGetsANewProcess() throws Exception {
    put("", Duration.ofSeconds(30), 1);
    String pid = ask("pid").payload();

    FunctionAnswer ended = ask("exit");
    assertThat(ended.error()).isEqualTo("Unhandled");
    assertThat(ended.payload())
        .contains("Runtime.ExitError")
        .contains("Runtime exited with error: exit status 3");
    assertThat(ask("pid").payload()).isNotEqualTo(pid);
  }

  @Test
  void aProcessThatNeverAsksIsAnErrorOfEachCallAndNoLoop() throws Exception {
    put("exit", Duration.ofSeconds(30), 1);

    for (int i = 0; i < 2; i++) {
      assertThat(ask("pid").payload()).contains("exit status 7");
    }
  }

  @Test
  void anErrorOfTheStartIsToldInTheWordsOfTheProcess() throws Exception {
    put("fail", Duration.ofSeconds(30), 1);

    assertThat(ask("pid").payload())
        .isEqualTo("{\"errorMessage\":\"no module\",\"errorType\":\"Init\"}");
  }

  @Test
  void aCommandThatIsNoneIsToldByName() throws Exception {
    functions.put(function(List.of("no-such-command-here"), Duration.ofSeconds(3), 1));

    assertThat(ask("pid").payload())
        .contains("Runtime.InvalidEntrypoint")
        .contains("no-such-command-here");
  }

  @Test
  void aProcessThatTakesTooLongIsEnded() throws Exception {
    put("", Duration.ofSeconds(1), 1);
    long pid = Long.parseLong(ask("pid").payload());

    FunctionAnswer late = ask("sleep");
    assertThat(late.error()).isEqualTo("Unhandled");
    assertThat(late.payload()).contains("Task timed out after 1.00 seconds");
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(ask("pid").payload()).isNotEqualTo(Long.toString(pid));
  }

  @Test
  void anAnswerThatIsTooLargeIsAnError() throws Exception {
    put("", Duration.ofSeconds(30), 1);

    assertThat(ask("large").payload()).contains("Function.ResponseSizeTooLarge");
    assertThat(ask("hello").payload()).isEqualTo("\"hello\"");
  }

  @Test
  void nobodyElseTakesEventsOrGivesAnswers() throws Exception {
    put("", Duration.ofSeconds(30), 1);

    assertThat(ask("other").payload()).isEqualTo("400");
    assertThat(ask("page").payload()).isEqualTo("HTTP/1.1 403");
    assertThat(ask("elsewhere").payload()).isEqualTo("404");
  }

  /** It would otherwise keep the callers of both events waiting for ever. */
  @Test
  void aProcessGetsNoSecondEventBeforeItsAnswer() throws Exception {
    put("", Duration.ofSeconds(30), 1);
    CompletableFuture<FunctionAnswer> first = begin("again");
    CompletableFuture<FunctionAnswer> second = begin("hello");

    assertThat(first.get(60, TimeUnit.SECONDS).payload()).isEqualTo("403");
    assertThat(second.get(60, TimeUnit.SECONDS).payload()).isEqualTo("\"hello\"");
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    put("", Duration.ofSeconds(30), 1);

    assertThat(ask("half").payload()).isEqualTo("\"whole\"");
  }

  @Test
  void newFilesMeanANewProcess() throws Exception {
    Files.writeString(folder.resolve("app.py"), "one");
    put("", Duration.ofSeconds(30), 1);
    String pid = ask("pid").payload();

    Files.writeString(folder.resolve("app.py"), "another");
    String next = pid;
    while (next.equals(pid)) {
      // A look within a tenth of a second after another one is saved.
      next = ask("pid").payload();
    }
    assertThat(ask("pid").payload()).isEqualTo(next);
  }

  @Test
  void theirProcessesEndWithThem() throws Exception {
    put("", Duration.ofSeconds(30), 1);
    ProcessHandle process = ProcessHandle.of(Long.parseLong(ask("pid").payload())).orElseThrow();

    functions.remove("f");
    process.onExit().get(30, TimeUnit.SECONDS);
    assertThat(functions.find("f")).isEmpty();
    assertThatThrownBy(() -> begin("pid")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWaitsForADeletedFunctionHearsSo() throws Exception {
    put("", Duration.ofSeconds(30), 1);
    ask("pid");
    CompletableFuture<FunctionAnswer> working = begin("sleep");
    CompletableFuture<FunctionAnswer> waiting = begin("pid");

    functions.remove("f");
    assertThat(working.handle((answer, failure) -> failure != null || answer.error() != null))
        .as("whether or not its process already had it")
        .succeedsWithin(Duration.ofSeconds(30))
        .isEqualTo(true);
    assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("function f was deleted");
  }

  private void put(String first, Duration timeout, int concurrency) {
    functions.put(function(RuntimeProgram.command(first), timeout, concurrency));
  }

  private LambdaFunction function(List<String> command, Duration timeout, int concurrency) {
    return new LambdaFunction(
        "f",
        new Runner.Program(folder, "java25", "app.handler", command),
        Map.of("OWN", "value"),
        timeout,
        LambdaFunction.USUAL_MEMORY,
        concurrency);
  }

  private FunctionAnswer ask(String event) throws Exception {
    return begin(event).get(60, TimeUnit.SECONDS);
  }

  private CompletableFuture<FunctionAnswer> begin(String event) {
    return functions.invoke("f", Invocation.of(ARN, "\"" + event + "\"", "Root=1", false));
  }
}
