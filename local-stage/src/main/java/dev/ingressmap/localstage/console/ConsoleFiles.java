package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.call.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page. */
final class ConsoleFiles {

  /** No name leads anywhere but below the folder. */
  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9-]*/)*[a-z][a-z0-9-]*\\.(?<type>js|css|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml");

  private final ConcurrentMap<String, File> files = new ConcurrentHashMap<>();

  /** A file and its media type. */
  record File(Payload content, String type) {}

  File page() {
    return files.computeIfAbsent(
        "index.html", name -> new File(read(name).orElseThrow(), "text/html;charset=utf-8"));
  }

  /** The file with a name such as {@code main.js}, if there is one. */
  Optional<File> find(String name) {
    File known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher named = NAME.matcher(name);
    if (!named.matches()) {
      return Optional.empty();
    }
    Optional<File> file =
        read(name)
            .map(content -> new File(content, String.valueOf(TYPES.get(named.group("type")))));
    file.ifPresent(found -> files.put(name, found));
    return file;
  }

  private static Optional<Payload> read(String name) {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(Payload.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
