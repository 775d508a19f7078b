package dev.ingressmap.gateway;

import java.util.List;

/**
 * Input that its author must correct. Each problem is one line that says where it is and what is
 * wrong.
 */
public class InvalidInput extends RuntimeException {

  private final List<String> problems;

  public InvalidInput(String problem) {
    this(List.of(problem));
  }

  /** Throws {@link IllegalArgumentException} if there is no problem to report. */
  public InvalidInput(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to report");
    }
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
