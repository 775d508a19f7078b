package dev.ingressmap.gateway.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The REST API.
 *
 * @param name of the map, also the value of the tag that says whose the API is
 * @param part the first segment of the paths that the API has of a split map, {@link Split#REST}
 *     for all others
 * @param split which first segments of the map's paths have APIs of their own
 * @param binaryMediaTypes the media types whose bodies pass as they are; API Gateway reads all
 *     others as UTF-8, which ruins an image or a compressed answer
 * @param minimumCompressionSize in bytes, of the answers that are compressed for clients that
 *     accept it; null for none
 * @param policy its resource policy as JSON; null for none
 * @param keySource where the API key of a call is
 * @param isProtected whether it must not be destroyed or replaced; null for what its tag says
 * @param responses by response type, what API Gateway answers by itself
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

  /** An API with the usual endpoint and answers. */
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

  /** What people call it: the map's name, and the part's. */
  public String title() {
    return part.isEmpty() ? name : name + "/" + part;
  }

  /** The same API, of one part of the map. */
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

  /** Where the API key of a call is. */
  public enum KeySource {
    HEADER,
    /** The authorizer gives it. */
    AUTHORIZER
  }
}
