package dev.ingressmap.localstage.execute.story;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The secrets of a call, which are only shown to those that ask for them. */
public final class Secrets {

  /** Headers with a secret, of which AWS shows the last characters. */
  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-api-key",
          "cookie",
          "set-cookie",
          "x-amz-security-token");

  /** Names of parameters in a query whose values are secrets. */
  private static final Pattern PARAMETER =
      Pattern.compile(".*(token|secret|password|signature|api[-_]?key)|jwt|sig");

  private static final Pattern BLANKS = Pattern.compile("[\\s,]+");
  private static final Pattern SEMICOLONS = Pattern.compile("[\\s,;]+");

  /** A name before a value; what only ends with equals signs is base64. */
  private static final Pattern NAME = Pattern.compile("^([^=\"]+)=(?=[^=])");

  /** Of an Authorization header: they are no secrets, and words of many texts. */
  private static final Set<String> PUBLIC =
      Set.of("credential", "signedheaders", "username", "realm", "uri", "algorithm", "qop", "nc");

  /** How those that shorten texts say so. */
  private static final Pattern CUT =
      Pattern.compile("(…( \\([0-9]{1,12} characters\\))?| \\[TRUNCATED])$");

  /** The longest of them has fewer characters. */
  private static final int MAX_CUT = 32;

  /** Headers in the event or the answer of a function. */
  private static final Pattern JSON_HEADER =
      Pattern.compile(
          "(?i)\"(?<name>"
              + String.join("|", HEADERS)
              + ")\"\\s*:\\s*(\\[\\s*)?\"(?<value>([^\"\\\\]++|\\\\.)*+)");

  private static final int SHOWN = 6;

  /** Shorter ones are names of schemes, too. */
  private static final int MIN_WORD = 8;

  /** A browser has fewer cookies for a site, in several forms. */
  private static final int MOST = 500;

  private final Set<String> values = new LinkedHashSet<>();

  /** Hides a value, such as a caller's token. */
  public void add(String secret) {
    // A few characters would be hidden in words, too.
    if (secret.length() >= SHOWN) {
      String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
      keep(
          List.of(
              secret,
              encoded,
              encoded.replace("+", "%20"),
              // As it is in JSON.
              secret.replace("\\", "\\\\").replace("\"", "\\\"")));
    }
  }

  private synchronized void keep(List<String> forms) {
    for (String form : forms) {
      if (values.size() < MOST) {
        values.add(form);
      }
    }
  }

  /** Hides the secrets of a message: bodies repeat its headers. */
  public void add(HttpFields headers) {
    for (HttpField header : headers) {
      if (isSecret(header)) {
        add(header.getLowerCaseName(), String.valueOf(header.getValue()));
      }
    }
  }

  private void add(String header, String value) {
    add(value);
    switch (header) {
      case "set-cookie" -> addWords(value.split(";", 2)[0], SEMICOLONS);
      case "cookie" -> addWords(value, SEMICOLONS);
      case "authorization", "proxy-authorization" -> {
        addWords(value, BLANKS);
        addPassword(value);
      }
      default -> {}
    }
  }

  /** Hides the secrets of headers in JSON, of which only the first value of each is seen. */
  public void addJson(String json) {
    Matcher header = JSON_HEADER.matcher(json);
    while (header.find()) {
      String value = header.group("value").replace("\\\"", "\"").replace("\\\\", "\\");
      add(header.group("name").toLowerCase(Locale.ROOT), value);
    }
  }

  /** A token is also used without its scheme, and a cookie's value without its name. */
  private void addWords(String value, Pattern between) {
    for (String word : between.split(value, -1)) {
      Matcher named = NAME.matcher(word);
      boolean isNamed = named.find();
      if (isNamed && PUBLIC.contains(named.group(1).toLowerCase(Locale.ROOT))) {
        continue;
      }
      String secret = unquoted(isNamed ? word.substring(named.end()) : word);
      if (secret.length() >= MIN_WORD && !isScheme(secret, value)) {
        add(secret);
      }
    }
  }

  private static String unquoted(String word) {
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
        ? word.substring(1, word.length() - 1)
        : word;
  }

  /** Such as {@code AWS4-HMAC-SHA256}. */
  private static boolean isScheme(String word, String header) {
    return word.startsWith("AWS4-") && header.startsWith(word);
  }

  /** What Basic encodes. */
  private void addPassword(String authorization) {
    if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      try {
        String decoded =
            new String(
                Base64.getDecoder().decode(authorization.substring(6).strip()),
                StandardCharsets.UTF_8);
        add(decoded);
        String password = decoded.substring(decoded.indexOf(':') + 1);
        if (password.length() >= MIN_WORD) {
          add(password);
        }
      } catch (IllegalArgumentException e) {
        // Nobody can decode it.
      }
    }
  }

  /** Hides the secrets of a query, which is still encoded: a presigned URL has one. */
  public void addQuery(String query) {
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0
          && PARAMETER
              .matcher(decoded(parameter.substring(0, equals)).toLowerCase(Locale.ROOT))
              .matches()) {
        String value = parameter.substring(equals + 1);
        add(value);
        add(decoded(value));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A text in which all that is hidden is masked. It may have been shortened, with a mark. */
  public String masked(String text) {
    Matcher cut = CUT.matcher(text).region(Math.max(0, text.length() - MAX_CUT), text.length());
    return cut.find()
        ? masked(text.substring(0, cut.start()), true) + text.substring(cut.start())
        : masked(text, false);
  }

  /**
   * A text in which all that is hidden is masked.
   *
   * @param cut whether its end is missing, and so perhaps the end of a secret
   */
  public String masked(String text, boolean cut) {
    List<String> known = known();
    if (!cut && known.stream().noneMatch(text::contains)) {
      return text;
    }
    BitSet hidden = new BitSet();
    int end = text.length();
    for (String secret : known) {
      for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        hidden.set(at, at + secret.length());
      }
      if (cut) {
        end = Math.min(end, startAtEnd(secret, text));
      }
    }
    // Secrets may overlap, and none may show the rest of another one.
    StringBuilder masked = new StringBuilder();
    int at = 0;
    while (at < end) {
      int next = hidden.nextSetBit(at);
      if (next < 0 || next >= end) {
        break;
      }
      int after = hidden.nextClearBit(next);
      masked.append(text, at, next);
      masked.append(after <= end ? mask(text.substring(next, after)) : "*".repeat(20));
      at = after;
    }
    if (at < end) {
      masked.append(text, at, end);
    }
    return end < text.length() ? masked.append("*".repeat(20)).toString() : masked.toString();
  }

  /** Where the beginning of a secret is at the end of a text; its length if there is none. */
  private static int startAtEnd(String secret, String text) {
    for (int length = Math.min(secret.length() - 1, text.length()); length >= SHOWN; length--) {
      if (text.regionMatches(text.length() - length, secret, 0, length)) {
        return text.length() - length;
      }
    }
    return text.length();
  }

  private synchronized List<String> known() {
    return List.copyOf(values);
  }

  /** How much room they take, about, in bytes. */
  public int weight() {
    return known().stream().mapToInt(secret -> 2 * secret.length() + 100).sum();
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
