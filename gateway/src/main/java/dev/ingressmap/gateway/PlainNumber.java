package dev.ingressmap.gateway;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class PlainNumber {

  private PlainNumber() {}

  /** The number with no point if it needs none, and no exponent. */
  public static String of(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
