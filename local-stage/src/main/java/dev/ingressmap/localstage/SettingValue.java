package dev.ingressmap.localstage;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text that a setting has, and what it can mean. */
record SettingValue(Setting setting, String text) {

  int port() {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw mustBe("a port from 0 to 65535, 0 for any free one,", text);
  }

  InetAddress address() {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw mustBe("an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all,", text);
    }
  }

  Path file() {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Falls through: why it is no name makes no difference to the user.
    }
    throw mustBe("the name of a file,", text);
  }

  boolean isTrue() {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw mustBe("true or false,", text);
  }

  /** The value of an enumeration, in lower case. */
  <E extends Enum<E>> E oneOf(Class<E> values) {
    for (E value : values.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw mustBe(
        Stream.of(values.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", ",")),
        text);
  }

  Duration seconds() {
    if (text.matches("[1-9]|[12][0-9]")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    throw mustBe("a number of seconds from 1 to 29,", text);
  }

  List<String> words(String form, String pattern) {
    List<String> words =
        text.isEmpty() ? List.of() : Stream.of(text.split(",", -1)).map(String::strip).toList();
    for (String word : words) {
      if (!word.matches(pattern)) {
        throw mustBe(form + ",", word);
      }
    }
    return words;
  }

  /**
   * Addresses by name.
   *
   * @param path that each address has, as a regular expression
   */
  Map<String, URI> addresses(String form, String path) {
    Map<String, URI> addresses = new HashMap<>();
    if (!text.isEmpty()) {
      for (String entry : text.split(",", -1)) {
        String[] parts = entry.strip().split("=", 2);
        URI address = parts.length == 2 ? url(parts[1], path) : null;
        if (parts[0].isBlank() || address == null) {
          throw mustBe(form + ",…,", entry.strip());
        }
        addresses.put(parts[0].strip(), address);
      }
    }
    return addresses;
  }

  /** The address of a server. */
  URI server() {
    URI url = url(text, "/?");
    if (url != null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getRawUserInfo() == null) {
      return url;
    }
    throw mustBe("an address without a path, such as http://localhost:5000,", text);
  }

  /** An address of HTTP; null if it is none, or has no such path. */
  static @Nullable URI url(String text, String path) {
    try {
      URI url = URI.create(text.strip());
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      // Without a host the path may be null.
      boolean port = url.getPort() != 0 && url.getPort() <= 65_535;
      return http && port && url.getHost() != null && url.getPath().matches(path) ? url : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private InvalidSetting mustBe(String what, String instead) {
    return new InvalidSetting(setting, "must be " + what + " not \"" + instead + "\"");
  }
}
