package dev.ingressmap.gateway.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The REST API.
 *
 * @param name of the map, and the value of the tag that identifies its owner
 * @param part the first path segment of this API in a split map; {@link Split#REST} for all other
 *     paths
 * @param split the first path segments that have APIs of their own
 * @param binaryMediaTypes whose bodies pass unchanged; API Gateway reads all others as UTF-8, which
 *     ruins an image or a compressed answer
 * @param minimumCompressionSize the smallest answer to compress for clients that accept it, in
 *     bytes; null for none
 * @param policy its resource policy as JSON; null for none
 * @param keySource where the API key of a call is read from
 * @param isProtected whether it must not be destroyed or replaced; null to keep what its tag says
 * @param responses by response type, the answers that API Gateway generates itself
 */
public record Api(
    String name,
    String part,
    Split split,
    String description,
    String version,
    List<String> binaryMediaTypes,
    @Nullable Integer minimumCompressionSize,
    @Nullable String policy,
    Endpoint endpoint,
    KeySource keySource,
    @Nullable Boolean isProtected,
    SortedMap<String, GatewayResponse> responses) {

  public static final Api DEFAULT =
      new Api("demo", "Many teams, one API.", "1.0.0", List.of("*/*"));

  public Api {
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    responses = Collections.unmodifiableSortedMap(new TreeMap<>(responses));
  }

  /** An API with the default endpoint and answers. */
  public Api(String name, String description, String version, List<String> binaryMediaTypes) {
    this(
        name,
        Split.REST,
        Split.NONE,
        description,
        version,
        binaryMediaTypes,
        null,
        null,
        Endpoint.DEFAULT,
        KeySource.HEADER,
        null,
        new TreeMap<>());
  }

  /** Its name for people: the map's name and the part's. */
  public String title() {
    return part.isEmpty() ? name : name + "/" + part;
  }

  /** This API for one part of the map. */
  Api of(String segment) {
    return new Api(
        name,
        segment,
        split,
        description,
        version,
        binaryMediaTypes,
        minimumCompressionSize,
        policy,
        endpoint,
        keySource,
        isProtected,
        responses);
  }

  /** Where the API key of a call is read from. */
  public enum KeySource {
    HEADER,
    /** The authorizer returns it. */
    AUTHORIZER
  }
}
