package dev.ingressmap.gateway;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class PlainNumber {

  private PlainNumber() {}

  /** The number, without an exponent, and without a decimal point if it needs none. */
  public static String of(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
