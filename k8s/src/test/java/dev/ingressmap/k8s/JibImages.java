package dev.ingressmap.k8s;

import java.nio.file.Path;
import java.util.List;

/** The images that {@code mvn -Pimages package} builds. */
final class JibImages {

  static final List<Path> TARS =
      List.of(
          Path.of("../healthy-service/target/jib-image.tar").toAbsolutePath(),
          Path.of("../default-backend/target/jib-image.tar").toAbsolutePath(),
          Path.of("../gateway/target/jib-image.tar").toAbsolutePath());

  private JibImages() {}
}
