package dev.ingressmap.gateway.cli.terminal;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows on a terminal what is going on and for how long. The line is removed afterwards. */
public final class ProgressLine {

  /** When people begin to wonder what is going on, and how often the time is updated. */
  private static final long TICK_MILLIS = 1000;

  private @Nullable Timer clock;
  private @Nullable Shown shown;

  /** Starts the timer, unless nobody would see it. */
  public synchronized void begin(String what, Screen screen) {
    end();
    if (Ansi.AUTO.enabled()) {
      if (clock == null) {
        clock = new Timer("progress", true);
      }
      shown = new Shown(what, screen);
      clock.schedule(shown, TICK_MILLIS, TICK_MILLIS);
    }
  }

  /** Removes the line, before anything else is printed. */
  public synchronized void end() {
    Shown line = shown;
    if (line != null) {
      line.cancel();
      line.clear();
      shown = null;
    }
  }

  private final class Shown extends TimerTask {

    private final String what;
    private final Screen screen;
    private final long since = System.nanoTime();
    private boolean drawn;

    Shown(String what, Screen screen) {
      this.what = what;
      this.screen = screen;
    }

    @Override
    public void run() {
      synchronized (ProgressLine.this) {
        // A tick may have been due when the line was removed.
        if (shown == this) {
          // Ticks may come a little early.
          long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
          screen.draw(what + "… " + Math.round(millis / 1000.0) + " s");
          drawn = true;
        }
      }
    }

    void clear() {
      if (drawn) {
        screen.clear();
      }
    }
  }
}
