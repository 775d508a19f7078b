package dev.ingressmap.localstage.execute.story;

import java.util.List;

/**
 * A step that is over.
 *
 * @param at when it began, in nanoseconds after the call's arrival
 * @param took in nanoseconds
 * @param failed whether the call ended in it
 * @param lines of AWS's execution log
 */
public record Step(
    StepName name,
    long at,
    long took,
    boolean failed,
    List<String> lines,
    List<Fact> facts,
    List<Part> parts) {

  public Step {
    lines = List.copyOf(lines);
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
  }
}
