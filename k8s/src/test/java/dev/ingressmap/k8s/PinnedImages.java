package dev.ingressmap.k8s;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every image has a full version, and this project's images have the project's version. */
final class PinnedImages implements Rule {

  private static final Pattern PINNED =
      Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.]+)?(@sha256:[0-9a-f]{64})?");

  /** 5.6.0 silently breaks {@code pathType: Exact}. */
  private static final String BROKEN = "nginx/nginx-ingress:5.6.0";

  private final String version;

  PinnedImages(String version) {
    this.version = version;
  }

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Workload.of(manifests)
        .flatMap(workload ->
            workload
                .containers()
                .map(container -> container.getImage())
                .filter(image -> !pinned(image))
                .map(
                    image -> workload.name() + ": not an image of a fixed, fit version: " + image));
  }

  private boolean pinned(String image) {
    return PINNED.matcher(image).matches()
        && !image.startsWith(BROKEN)
        && (!image.startsWith("ingressmap/") || image.endsWith(":" + version));
  }
}
