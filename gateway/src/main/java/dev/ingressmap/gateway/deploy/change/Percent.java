package dev.ingressmap.gateway.deploy.change;

import java.math.BigDecimal;

/** A percentage of the traffic in words. */
public final class Percent {

  private Percent() {}

  /** The percentage without unnecessary digits: {@code 10%}, {@code 2.5%}. */
  public static String text(double percent) {
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "%";
  }
}
