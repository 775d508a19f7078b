package dev.ingressmap.localstage.template;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The {@code $util} of a template; Velocity calls its public methods. */
public final class UtilVariable {

  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public String base64Decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  public @Nullable Object parseJson(String json) {
    return JsonDocument.read(json, "$");
  }

  /** Escapes as JavaScript strings do; a single quote too, which AWS warns is no JSON. */
  public String escapeJavaScript(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder escaped) {
    switch (c) {
      case '"', '\\', '\'', '/' -> escaped.append('\\').appendCodePoint(c);
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '\b' -> escaped.append("\\b");
      case '\f' -> escaped.append("\\f");
      default -> {
        if (c < ' ' || c > '~') {
          for (char unit : Character.toChars(c)) {
            escaped.append("\\u%04X".formatted((int) unit));
          }
        } else {
          escaped.appendCodePoint(c);
        }
      }
    }
  }
}
