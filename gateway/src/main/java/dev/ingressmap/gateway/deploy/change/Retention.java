package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.InvalidInput;

/**
 * How many deployments a stage keeps.
 *
 * @param deployments the largest number, 1 or more
 */
public record Retention(int deployments) {

  public Retention {
    if (deployments < 1) {
      throw new InvalidInput(
          "--keep " + deployments + ": the live deployment stays: give 1 or more");
    }
  }
}
