package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of an {@link ExecPlugin}, without a shell and without a terminal. */
final class ExecRun {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private ExecRun() {}

  /** The output, which is secret. */
  static String outputOf(ExecPlugin plugin) {
    ProcessBuilder builder = new ProcessBuilder(plugin.line());
    builder.environment().putAll(plugin.variables());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw problem(plugin, "cannot be started: is it installed and on the PATH?" + hint(plugin));
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output = textOf(process.getInputStream());
      CompletableFuture<String> words = textOf(process.getErrorStream());
      long seconds = LIMIT.toSeconds();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw problem(plugin, "gave no credentials within " + seconds + " s");
      }
      if (process.exitValue() != 0) {
        String last = lastLine(words.get(seconds, TimeUnit.SECONDS));
        throw problem(plugin, "failed with exit code " + process.exitValue() + Words.after(last));
      }
      return output.get(seconds, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw problem(plugin, "gave nothing that could be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem(plugin, "was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> textOf(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(BoundedBytes.of(stream, 1), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        ExecRun::start);
  }

  /** It needs its own thread: a pool may have only one, and the plugin waits for both readers. */
  private static void start(Runnable reading) {
    Thread thread = new Thread(reading, "exec plugin");
    thread.setDaemon(true);
    thread.start();
  }

  private static String lastLine(String words) {
    return words.strip().lines().reduce("", (before, line) -> line);
  }

  static InvalidInput problem(ExecPlugin plugin, String reason) {
    return plugin.command().invalid("\"" + plugin.command().string() + "\" " + reason);
  }

  private static String hint(ExecPlugin plugin) {
    return plugin.hint() == null ? "" : " " + Words.line(plugin.hint());
  }
}
