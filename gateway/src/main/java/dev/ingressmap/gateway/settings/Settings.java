package dev.ingressmap.gateway.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform decides about the API, whatever the teams' Ingresses say.
 *
 * @param region the AWS region; null leaves it to the AWS default chain
 * @param hostPrefixes by host, the path under which its routes stand in the API; no entry means at
 *     the root
 */
public record Settings(
    Api api,
    Stage stage,
    @Nullable String region,
    Map<String, String> hostPrefixes,
    Limits limits) {

  /** What holds without a {@code gateway.yaml}. */
  public static final Settings DEFAULT =
      new Settings(
          new Api("demo", "Many teams, one API.", "1.0.0", List.of("*/*")),
          new Stage("v1", "v1 of our api"),
          null,
          Map.of(),
          Limits.DEFAULT);

  public Settings {
    hostPrefixes = Map.copyOf(hostPrefixes);
  }

  /** The quotas of the account on one API. */
  public record Limits(int resources, int stages) {

    /** What holds as long as nobody has asked AWS for more. */
    public static final Limits DEFAULT = new Limits(300, 10);
  }

  /**
   * The REST API.
   *
   * @param name also the value of the tag that says whose the API is
   * @param binaryMediaTypes the media types whose bodies pass as they are; API Gateway reads all
   *     others as UTF-8, which ruins an image or a compressed answer
   */
  public record Api(
      String name, String description, String version, List<String> binaryMediaTypes) {

    public Api {
      binaryMediaTypes = List.copyOf(binaryMediaTypes);
    }
  }

  /** The stage that the deployments go to. */
  public record Stage(String name, String description) {}
}
