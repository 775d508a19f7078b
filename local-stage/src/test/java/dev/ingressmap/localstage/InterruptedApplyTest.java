package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of {@code gateway apply} that gets a signal while it makes changes. */
class InterruptedApplyTest {

  /** The tag is set by then; the third call writes the routes. */
  private static final int CREATION = 2;

  /** 128 plus the number of the signal, as shells report it. */
  private static final int TERMINATED = 143;

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
  }

  @Test
  void saysThatTheNextOneFinishesIt() throws Exception {
    gateway.rules("Exact a.b/a");
    Path err = folder.resolve("err");

    try (HeldAnswer answers = new HeldAnswer(gateway.endpoint(), CREATION)) {
      List<String> command = JavaCommand.of(Gateway.class);
      command.addAll(
          List.of(
              "apply",
              "--auto-approve",
              "--filename=" + gateway.manifests(),
              "--endpoint-url=" + answers.endpoint()));
      Process apply =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(answers.await(60)).as(Files.readString(err)).isTrue();
      apply.destroy();
      assertThat(apply.waitFor()).isEqualTo(TERMINATED);
    }

    List<String> lines = Files.readAllLines(err);
    assertThat(lines)
        .containsExactly("gateway: interrupted: the next apply finishes what is left to do");
    gateway.apply();
    gateway.assertUpToDate();
  }
}
