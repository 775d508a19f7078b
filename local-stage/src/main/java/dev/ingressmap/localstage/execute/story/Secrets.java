package dev.ingressmap.localstage.execute.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The secrets of a call, which are only shown to those that ask for them. */
public final class Secrets {

  /** Headers with a secret, of which AWS shows the last characters. */
  private static final Set<String> HEADERS =
      Set.of("authorization", "x-api-key", "cookie", "set-cookie", "x-amz-security-token");

  private static final Pattern WORDS = Pattern.compile("[ ;,]+([^=;, ]+=)?|^[^=;, ]+=");

  private static final int SHOWN = 6;

  /** Shorter ones are names of schemes, too. */
  private static final int MIN_WORD = 8;

  /** Of AWS's signatures: its name is no secret. */
  private static final String SCHEME = "AWS4-";

  private final Set<String> values = new CopyOnWriteArraySet<>();

  /** Hides a value, such as a caller's token. */
  public void add(String secret) {
    // A few characters would be hidden in words, too.
    if (secret.length() >= SHOWN) {
      values.add(secret);
      values.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
  }

  /** Hides the secrets of a message: bodies repeat its headers. */
  public void add(HttpFields headers) {
    for (HttpField header : headers) {
      if (isSecret(header)) {
        String value = String.valueOf(header.getValue());
        add(value);
        // A token is also used without its scheme, and a cookie's value without its name.
        String secrets = header.is("set-cookie") ? value.split(";", 2)[0] : value;
        for (String word : WORDS.split(secrets, -1)) {
          if (word.length() >= MIN_WORD && !word.startsWith(SCHEME)) {
            add(word);
          }
        }
      }
    }
  }

  /** A text in which all that is hidden is masked. */
  public String masked(String text) {
    String masked = text;
    for (String secret : values) {
      masked = masked.replace(secret, mask(secret));
    }
    return masked;
  }

  /** The value of a header as AWS shows it. */
  public static String shown(HttpField header) {
    String value = String.valueOf(header.getValue());
    return isSecret(header) ? mask(value) : value;
  }

  private static boolean isSecret(HttpField header) {
    return HEADERS.contains(header.getLowerCaseName());
  }

  private static String mask(String value) {
    // Less than half of a short secret.
    int end = value.length() - Math.min(SHOWN, value.length() / 3);
    return "*".repeat(Math.min(end, 20)) + value.substring(end);
  }
}
