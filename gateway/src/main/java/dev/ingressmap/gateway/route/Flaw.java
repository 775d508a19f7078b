package dev.ingressmap.gateway.route;

import java.util.List;

/**
 * Why an object cannot be read.
 *
 * @param problems a line for each
 * @param asksForProtection whether some part of it that can be read asks for authorization or an
 *     API key
 * @param tooLarge whether the problem is its size alone; then none of its paths is known
 */
public record Flaw(List<String> problems, boolean asksForProtection, boolean tooLarge) {

  public Flaw {
    problems = List.copyOf(problems);
  }
}
