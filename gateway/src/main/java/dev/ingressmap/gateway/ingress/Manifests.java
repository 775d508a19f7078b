package dev.ingressmap.gateway.ingress;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The Ingress objects of files, folders and standard input.
 *
 * <p>A folder gives its own {@code .yaml}, {@code .yml} and {@code .json} files in the order of
 * their names; one with a {@code kustomization.yaml} gives what that lists.
 */
public final class Manifests {

  private static final String STANDARD_INPUT = "-";

  private final Supplier<InputStream> standardInput;
  private final Map<String, Ingress> ingresses = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Manifests(Supplier<InputStream> standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * Reads the sources, all of them before it reports what is wrong.
   *
   * @param sources files, folders, and {@code -} for standard input
   * @throws InvalidInput with a line for each object that cannot be read, or if there is no Ingress
   */
  public static IngressMap read(List<String> sources, Supplier<InputStream> standardInput) {
    Manifests manifests = new Manifests(standardInput);
    sources.forEach(manifests::source);
    if (!manifests.problems.isEmpty()) {
      throw new InvalidInput(manifests.problems);
    }
    if (manifests.ingresses.isEmpty()) {
      throw new InvalidInput(String.join(", ", sources) + ": no Ingress found");
    }
    return new IngressMap(List.copyOf(manifests.ingresses.values()));
  }

  private void source(String source) {
    if (source.equals(STANDARD_INPUT)) {
      text("standard input", readAll(standardInput.get()));
      return;
    }
    attempt(() -> ManifestFolder.filesOf(Path.of(source)).forEach(this::file));
  }

  private void file(Path file) {
    try {
      text(file.toString(), Files.readString(file));
    } catch (IOException e) {
      // A file that is not UTF-8 comes here as well, with a message of its own.
      problems.add(file + ": cannot be read: " + e);
    }
  }

  private void text(String source, String text) {
    attempt(() -> YamlDocuments.parse(source, text).forEach(this::object));
  }

  private void object(YamlValue object) {
    attempt(() -> {
      if (!object.isMapping()) {
        throw object.invalid("is not a Kubernetes object");
      }
      if (object.require("kind").string().endsWith("List") && object.get("items") != null) {
        object.require("items").items().forEach(this::object);
        return;
      }
      Ingress ingress = IngressObject.read(object);
      if (ingress != null) {
        add(ingress);
      }
    });
  }

  private void add(Ingress ingress) {
    Ingress other = ingresses.putIfAbsent(ingress.namespace() + "/" + ingress.name(), ingress);
    if (other != null) {
      throw new InvalidInput(
          ingress.origin() + ": " + ingress.describe() + ": stands already at " + other.origin());
    }
  }

  private void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInput e) {
      problems.addAll(e.problems());
    }
  }

  private static String readAll(InputStream input) {
    try (input) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
