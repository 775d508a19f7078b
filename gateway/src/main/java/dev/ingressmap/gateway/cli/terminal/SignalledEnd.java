package dev.ingressmap.gateway.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets this process finish its work after a signal, which then is not a failure. */
public final class SignalledEnd {

  /** Less than the time after which Kubernetes kills. */
  private static final long PATIENCE = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private SignalledEnd(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                boolean unused = ended.await(PATIENCE, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              // The JVM would end with 143, as if the signal had killed it.
              Runtime.getRuntime().halt(ended.getCount() == 0 ? ExitCode.DONE : ExitCode.FAILED);
            },
            "signal");
  }

  /** Runs the work. Meanwhile, SIGTERM and SIGINT ask it to stop. */
  public static void run(Runnable work, Runnable stop) {
    SignalledEnd end = new SignalledEnd(stop);
    Runtime.getRuntime().addShutdownHook(end.hook);
    try {
      work.run();
    } finally {
      end.ended();
    }
  }

  private void ended() {
    ended.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A shutdown is running already, and ends the process.
    }
  }
}
