package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of {@code gateway apply} is killed by SIGKILL after any of its calls has taken effect
 * and before it gets the answer: one more {@code apply} converges, and callers of the stage see
 * only the old map or the new one.
 */
class KilledApplyTest {

  private static final String OLD = "200 old";
  private static final String NEW = "200 new";

  /** The longest time that a process needs to reach its last call. */
  private static final long PATIENCE_SECONDS = 60;

  /** 128 plus the number of the signal, as shells report it. */
  private static final int KILLED = 137;

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;

  KilledApplyTest() throws IOException {}

  @Test
  void amidACreate() throws Exception {
    everyCall(null);
  }

  @Test
  void amidAChange() throws Exception {
    everyCall(LiveMap.map(folder, "old"));
  }

  private void everyCall(@Nullable DesiredApi first) throws Exception {
    DesiredApi after = LiveMap.map(folder, "new");
    List<String> calls = calls(first);
    assertThat(calls).contains("PutRestApi", "CreateDeployment").hasSizeLessThanOrEqualTo(7);
    for (int last = 1; last <= calls.size(); last++) {
      String context = "killed after call " + last + ", " + calls.get(last - 1);
      live.begin(first);
      try (Prober prober = new Prober(live::served)) {
        killAfter(last, context);

        assertThat(live.faults().operations()).as(context).isEqualTo(calls.subList(0, last));
        try (ApplyRun run = new ApplyRun(live.endpoint())) {
          var _ = run.apply(after);
          assertThat(run.plan(after).changes()).as(context).isEmpty();
        }
        assertThat(live.gateway().apis()).as(context).hasSize(1);
        assertThat(prober.stop())
            .as(context)
            .isSubsetOf(LiveMap.answers(first == null ? null : OLD, NEW))
            .doesNotHaveDuplicates()
            .endsWith(NEW);
      }
    }
  }

  /** The calls of an apply that is not killed. */
  private List<String> calls(@Nullable DesiredApi first) {
    live.begin(first);
    CommandRun apply = CommandRun.of(live.endpoint(), arguments());
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    return live.faults().operations();
  }

  private void killAfter(int call, String context) throws Exception {
    File output = folder.resolve("output").toFile();
    try (HeldAnswer answers = new HeldAnswer(live.endpoint(), call)) {
      List<String> command = JavaCommand.of(Gateway.class);
      command.addAll(List.of(arguments()));
      command.add("--endpoint-url=" + answers.endpoint());
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      Process gateway = builder.redirectErrorStream(true).redirectOutput(output).start();
      try {
        boolean held = answers.await(PATIENCE_SECONDS);
        assertThat(held && gateway.isAlive())
            .as(context + ": " + Files.readString(output.toPath()))
            .isTrue();
      } finally {
        gateway.destroyForcibly();
      }
      assertThat(gateway.waitFor()).as(context).isEqualTo(KILLED);
    }
  }

  private String[] arguments() {
    return new String[] {"apply", "--auto-approve", "-f", folder.resolve("new.yaml").toString()};
  }
}
