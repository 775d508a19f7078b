package dev.ingressmap.gateway.cli.picture;

/** Strangers' texts in HTML and SVG. */
final class Markup {

  private Markup() {}

  /** A text as it is, whatever markup it contains. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(code -> {
          switch (code) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isXml(code) ? code : '\uFFFD');
          }
        });
    return escaped.toString();
  }

  /** Whether XML 1.0 can contain a character. */
  private static boolean isXml(int code) {
    return code == '\t'
        || code == '\n'
        || (code >= ' ' && code < 0xD800)
        || (code >= 0xE000 && code < 0xFFFE)
        || code >= 0x10000;
  }
}
