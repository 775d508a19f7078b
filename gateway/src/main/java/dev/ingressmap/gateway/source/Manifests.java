package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the objects that declare routes from files, folders, standard input and clusters. */
public final class Manifests {

  private static final String STANDARD_INPUT = "-";

  private final Supplier<InputStream> standardInput;
  private final Selection selection;
  private boolean standardInputRead;
  private final Map<ObjectName, RouteObject> objects = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Manifests(Supplier<InputStream> standardInput, Selection selection) {
    this.standardInput = standardInput;
    this.selection = selection;
  }

  /** Reads all sources, of which every Ingress is part of the map. */
  public static IngressMap read(List<String> sources, Supplier<InputStream> standardInput) {
    return read(sources, standardInput, Ingresses.ALL);
  }

  /**
   * Reads all sources, and then reports everything that is wrong.
   *
   * @param sources files, folders, and {@code -} for standard input
   * @param wanted which of their Ingresses are the map
   * @throws InvalidInput with a line for each object that cannot be read, or if there is no Ingress
   */
  public static IngressMap read(
      List<String> sources, Supplier<InputStream> standardInput, Ingresses wanted) {
    Manifests manifests = new Manifests(standardInput, new Selection(wanted));
    sources.forEach(manifests::source);
    List<RouteObject> objects = manifests.result();
    if (objects.isEmpty()) {
      throw new InvalidInput(String.join(", ", sources) + ": no Ingress found");
    }
    return new IngressMap(objects, manifests.namespaces);
  }

  /**
   * Reads objects of a cluster. Their order makes no difference. Of those that cannot be read, the
   * map has the {@linkplain RouteObject#flaw() flaw}.
   */
  public static IngressMap read(Collection<YamlValue> objects, Ingresses wanted) {
    return read(objects.stream().map(object -> new Found(object, "")), wanted);
  }

  /** Reads objects of a cluster, one after the other. */
  public static IngressMap read(Stream<Found> objects, Ingresses wanted) {
    Selection selection = new Selection(wanted);
    return new IngressMap(
        objects
            .flatMap(object -> readOrFlawed(object, selection).stream())
            .sorted(Comparator.comparing(RouteObject::id))
            .toList());
  }

  private static Optional<RouteObject> readOrFlawed(Found found, Selection selection) {
    YamlValue object = found.object();
    try {
      Optional<RouteObject> read = RouteSource.read(object, selection);
      if (found.excess().isEmpty() || read.filter(is -> is.leftOut().isPresent()).isPresent()) {
        return read;
      }
    } catch (InvalidInput e) {
      if (found.excess().isEmpty()) {
        return RouteSource.flawed(object, e.problems(), false);
      }
    }
    return RouteSource.flawed(object, List.of(found.excess()), true);
  }

  private List<RouteObject> result() {
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return List.copyOf(objects.values());
  }

  private void source(String source) {
    attempt(() -> {
      if (source.isBlank()) {
        throw new InvalidInput(
            "\"" + source + "\": names no manifests: give a file, a folder or -");
      }
      if (source.equals(STANDARD_INPUT)) {
        standardInput();
      } else {
        ManifestFolder.filesOf(Path.of(source)).forEach(this::file);
      }
    });
  }

  private void standardInput() {
    if (standardInputRead) {
      throw new InvalidInput("standard input can be read only once: name - once");
    }
    standardInputRead = true;
    YamlDocuments.read("standard input", standardInput.get()).forEach(this::object);
  }

  private void file(Path file) {
    attempt(() -> YamlDocuments.read(file).forEach(this::object));
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
      if (object.require("kind").is("Namespace")) {
        namespace(object.require("metadata"));
      }
      RouteSource.read(object, selection).ifPresent(this::add);
    });
  }

  private void namespace(YamlValue metadata) {
    Map<String, String> labels = new HashMap<>();
    YamlValue given = metadata.get("labels");
    if (given != null) {
      given.entries().forEach((name, value) -> labels.put(name, value.string()));
    }
    namespaces.put(metadata.require("name").text(), labels);
  }

  private void add(RouteObject object) {
    RouteObject other = objects.putIfAbsent(object.id(), object);
    if (other != null) {
      throw new InvalidInput(
          object.origin()
              + ": "
              + object.id().describe()
              + ": is already defined at "
              + other.origin());
    }
  }

  private void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInput e) {
      problems.addAll(e.problems());
    }
  }
}
