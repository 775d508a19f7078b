package dev.ingressmap.localstage.openapi.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers of a document. They are exact, and none is large enough to make arithmetic slow. */
final class DocumentNumber {

  private static final int MAX_DIGITS = 1000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DocumentNumber() {}

  /** A whole number; null if it is too large. */
  static @Nullable JsonNode whole(String digits, int radix) {
    if (digits.length() > MAX_DIGITS) {
      return null;
    }
    BigInteger number = new BigInteger(digits, radix);
    return number.bitLength() < Integer.SIZE
        ? JSON.numberNode(number.intValue())
        : JSON.numberNode(number);
  }

  /** A number with a fraction or an exponent; null if either is too large. */
  static @Nullable JsonNode decimal(String digits) {
    if (digits.length() > MAX_DIGITS) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(digits);
      return Math.abs((long) number.scale()) > MAX_DIGITS ? null : JSON.numberNode(number);
    } catch (NumberFormatException e) {
      // Its exponent is too large to be represented.
      return null;
    }
  }
}
