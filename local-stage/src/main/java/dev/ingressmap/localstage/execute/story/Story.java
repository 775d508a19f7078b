package dev.ingressmap.localstage.execute.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Writes down what happens in a call. Its size is limited, whatever happens. */
public final class Story {

  /** Far more than a call has steps. */
  private static final int MAX_STEPS = 40;

  /** In one step. */
  private static final int MAX_LINES = 200;

  /** In one step. */
  private static final int MAX_FACTS = 40;

  /** In one step. */
  private static final int MAX_PARTS = 12;

  /** In characters: a line of AWS's log has a body of 1,024. */
  private static final int MAX_LINE = 2_000;

  private final LongSupplier nanoTime;
  private final long began;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Open open;

  /**
   * A story that begins now.
   *
   * @param nanoTime the time, as {@link System#nanoTime}
   */
  public Story(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /** Begins a step, and ends the one before, unless that is the same. */
  public synchronized void begin(StepName name) {
    if (open != null && open.name == name) {
      return;
    }
    end(false);
    if (steps.size() < MAX_STEPS) {
      open = new Open(name, nanoTime.getAsLong() - began);
    }
  }

  /** Ends the step that is under way as the one in which the call failed. */
  public synchronized void fail() {
    end(true);
  }

  public synchronized void line(String text) {
    if (open != null && open.lines.size() < MAX_LINES) {
      open.lines.add(text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE) + "…");
    }
  }

  public synchronized void fact(String name, String value) {
    if (open != null && open.facts.size() < MAX_FACTS) {
      open.facts.add(new Fact(name, value));
    }
  }

  public synchronized void part(Part part) {
    if (open != null && open.parts.size() < MAX_PARTS) {
      open.parts.add(part);
    }
  }

  /** All steps. The one that is under way ends. */
  public synchronized List<Step> steps() {
    end(false);
    return List.copyOf(steps);
  }

  private void end(boolean failed) {
    if (open != null) {
      steps.add(open.ended(nanoTime.getAsLong() - began, failed));
      open = null;
    }
  }

  /** The step that is under way. */
  private static final class Open {

    private final StepName name;
    private final long at;
    private final List<String> lines = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    Open(StepName name, long at) {
      this.name = name;
      this.at = at;
    }

    Step ended(long now, boolean failed) {
      return new Step(name, at, now - at, failed, lines, facts, parts);
    }
  }
}
