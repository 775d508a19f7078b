package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of Kubernetes objects that routes come from. Those listed here are read from manifests,
 * and listed and watched in clusters.
 */
public enum RouteSource {
  INGRESS(Ingress.KIND, IngressObject::read, IngressObject::flawed);

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final ObjectKind kind;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference that keeps nothing
  private final Reader reader;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference that keeps nothing
  private final FlawedReader flawedReader;

  RouteSource(ObjectKind kind, Reader reader, FlawedReader flawedReader) {
    this.kind = kind;
    this.reader = reader;
    this.flawedReader = flawedReader;
  }

  public static List<ObjectKind> kinds() {
    return Stream.of(values()).map(source -> source.kind).toList();
  }

  /** The object as its kind; empty if its kind has no routes. */
  static Optional<RouteObject> read(YamlValue object, Selection selection) {
    return Stream.of(values())
        .flatMap(source -> Stream.ofNullable(source.reader.read(object, selection)))
        .findFirst();
  }

  /** What can be read of an object that {@link #read} refuses. */
  static Optional<RouteObject> flawed(YamlValue object, List<String> problems, boolean tooLarge) {
    return Stream.of(values())
        .flatMap(source -> Stream.ofNullable(source.flawedReader.read(object, problems, tooLarge)))
        .findFirst();
  }

  private interface FlawedReader {

    /** What can be read of the object; null if it is of another kind. */
    @Nullable RouteObject read(YamlValue object, List<String> problems, boolean tooLarge);
  }

  private interface Reader {

    /** The object; null if it is of another kind. */
    @Nullable RouteObject read(YamlValue object, Selection selection);
  }
}
