package dev.ingressmap.localstage.template;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The {@code $util} of a template; Velocity calls its public methods. */
public final class UtilVariable {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public String urlEncode(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  public String urlDecode(Object value) {
    return URLDecoder.decode(value.toString(), StandardCharsets.UTF_8);
  }

  public String base64Encode(Object value) {
    return Base64.getEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  public String base64Decode(Object value) {
    return new String(Base64.getDecoder().decode(value.toString()), StandardCharsets.UTF_8);
  }

  public @Nullable Object parseJson(Object json) {
    return JsonDocument.of(json.toString()).read("$");
  }

  /**
   * Escapes text for JavaScript. AWS warns that the result for a single quote is not valid JSON.
   */
  public String escapeJavaScript(Object value) {
    StringBuilder escaped = new StringBuilder();
    value.toString().chars().forEach(c -> escape((char) c, escaped));
    return escaped.toString();
  }

  private static void escape(char c, StringBuilder escaped) {
    switch (c) {
      case '"', '\\', '\'', '/' -> escaped.append('\\').append(c);
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '\b' -> escaped.append("\\b");
      case '\f' -> escaped.append("\\f");
      default -> {
        if (c < ' ' || c > '~') {
          escaped.append("\\u").append(HEX.toHexDigits(c));
        } else {
          escaped.append(c);
        }
      }
    }
  }
}
