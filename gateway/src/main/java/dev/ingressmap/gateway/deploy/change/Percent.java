package dev.ingressmap.gateway.deploy.change;

import java.math.BigDecimal;

/** A part of the traffic in words. */
public final class Percent {

  private Percent() {}

  /** With no more digits than it has: {@code 10%}, {@code 2.5%}. */
  public static String text(double percent) {
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "%";
  }
}
