package dev.ingressmap.localstage.policy;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A range of IP addresses in CIDR notation.
 *
 * @param first as a number
 * @param bits the length of an address: 32 or 128
 * @param prefix how many leading bits all addresses of the range share
 */
record IpRange(BigInteger first, int bits, int prefix) {

  /**
   * Reads a range. A single address is a range with only itself.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static IpRange of(String text) {
    String[] parts = text.split("/", 2);
    byte[] address = address(parts[0]);
    int bits = address.length * 8;
    int prefix = parts.length < 2 ? bits : prefix(parts[1], text);
    if (prefix > bits) {
      throw invalid(text);
    }
    return new IpRange(new BigInteger(1, address), bits, prefix);
  }

  boolean contains(String text) {
    byte[] address = address(text);
    int shift = bits - prefix;
    return address.length * 8 == bits
        && new BigInteger(1, address).shiftRight(shift).equals(first.shiftRight(shift));
  }

  private static int prefix(String digits, String text) {
    if (!digits.matches("\\d{1,3}")) {
      throw invalid(text);
    }
    return Integer.parseInt(digits);
  }

  /** The bytes of an address literal. Names are never resolved. */
  private static byte[] address(String text) {
    String literal = text.replaceAll("^\\[|]$", "");
    if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw invalid(text);
    }
    try {
      return InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(text + " is not an IP address or a range of them");
  }
}
