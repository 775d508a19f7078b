package dev.ingressmap.gateway.openapi;

import java.util.regex.Pattern;

/**
 * A suffix of a document's version, written like the build in semantic versions. AWS returns the
 * version of an API's document, so the mark shows whose document it is.
 */
public final class VersionMark {

  /** The length is short because AWS does not document a limit for versions. */
  private static final int DIGITS = 16;

  private static final Pattern AT_THE_END = Pattern.compile("[+.]map\\.[0-9a-f]{" + DIGITS + "}$");

  private VersionMark() {}

  static String on(String version, String hash) {
    String build = version.contains("+") ? "." : "+";
    return version + build + "map." + hash.substring(0, DIGITS);
  }

  public static boolean isOn(String version) {
    return AT_THE_END.matcher(version).find();
  }

  /** A version without its mark, as its owner wrote it. */
  public static String off(String version) {
    return AT_THE_END.matcher(version).replaceFirst("");
  }
}
