package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.yaml.Origin;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A desired method of a resource.
 *
 * @param parameters {@code path.NAME}, {@code querystring.NAME} or {@code header.NAME} to whether
 *     it is required
 * @param requestModel the name of the model for JSON bodies; null for any body
 * @param responses by status
 * @param source where it comes from
 */
public record Operation(
    Key key,
    Security security,
    SortedMap<String, Boolean> parameters,
    @Nullable String requestModel,
    SortedMap<String, Response> responses,
    Integration integration,
    Source source) {

  public Operation {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    responses = Collections.unmodifiableSortedMap(new TreeMap<>(responses));
  }

  /** What API Gateway validates before it passes a call on; null for nothing. */
  public @Nullable Validation validation() {
    return Validation.of(
        parameters.entrySet().stream()
            .anyMatch(parameter -> parameter.getValue() && !parameter.getKey().startsWith("path.")),
        requestModel != null);
  }

  /** This operation at another path with the same variables. */
  Operation at(String path) {
    return path.equals(key.path())
        ? this
        : with(new Key(path, key.method()), parameters, integration);
  }

  /** This operation, with a text in place of a path variable in the backend's path. */
  Operation withVariable(String name, String text) {
    return with(key, parameters, integration.withVariable(name, text));
  }

  /** This operation, with a text in place of a variable that its path will no longer have. */
  Operation withoutVariable(String name, String text) {
    SortedMap<String, Boolean> others = new TreeMap<>(parameters);
    others.remove("path." + name);
    return with(key, others, integration.withVariable(name, text).without("path." + name));
  }

  /** This operation, of which the API keeps no declaration. */
  public Operation undeclared() {
    return new Operation(
        key,
        security,
        parameters,
        requestModel,
        responses,
        integration,
        new Source(source.origin, source.description, source.host, source.object, null));
  }

  private Operation with(Key at, SortedMap<String, Boolean> having, Integration calling) {
    return new Operation(at, security, having, requestModel, responses, calling, source);
  }

  /** The key of an operation: a resource path and an HTTP method or {@code ANY}. */
  public record Key(String path, String method) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::path).thenComparing(Key::method);

    /** Parses a text such as {@code GET /a}. */
    public static Key parse(String text) {
      String[] words = text.split(" ", 2);
      return new Key(words[1], words[0]);
    }

    /** The entries of a map whose keys have a path. */
    public static <T> SortedMap<Key, T> ofPath(SortedMap<Key, T> map, String path) {
      // No text is between a path and the same path with a NUL at its end.
      return map.subMap(new Key(path, ""), new Key(path + '\0', ""));
    }

    /** Whether calls with a method go to it. */
    public boolean takes(String call) {
      return method.equals(call) || method.equals("ANY");
    }

    public boolean clashesWith(Key other) {
      return path.equals(other.path)
          && (method.equals(other.method) || method.equals("ANY") || other.method.equals("ANY"));
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * An answer that clients may get.
   *
   * @param model the name of its JSON model; empty for none
   * @param headers that it may have in addition to those that pass
   */
  public record Response(String model, SortedSet<String> headers) {

    public static final Response PLAIN = new Response("");

    public Response {
      headers = Collections.unmodifiableSortedSet(new TreeSet<>(headers));
    }

    public Response(String model) {
      this(model, new TreeSet<>());
    }
  }

  /**
   * The source of an operation: who declared it.
   *
   * @param description its name in messages about several operations
   * @param host the host of the rule; null if there is none
   * @param object the object that declared it; null if the settings did
   * @param declared what the API keeps of the declaration; null if the settings declared it
   */
  public record Source(
      Origin origin,
      String description,
      @Nullable String host,
      @Nullable ObjectName object,
      @Nullable DeclaredRoute declared) {

    public static Source of(Route route) {
      return new Source(
          route.origin(), route.describe(), route.host(), route.object().id(), route.declared());
    }

    /** The object as {@code namespace/name}, or the settings' file. */
    public String owner() {
      return object == null ? "gateway.yaml" : object.toString();
    }

    /** Empty if the settings declared it. */
    public Set<ObjectName> objects() {
      return object == null ? Set.of() : Set.of(object);
    }

    public static Source of(FixedRoute route) {
      return new Source(route.origin(), route.describe(), null, null, null);
    }
  }
}
