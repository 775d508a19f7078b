package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.answers.Wire;
import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.route.CanonicalPath;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.localstage.backend.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform's ConfigMaps and the embedded ingress refuse the same paths. */
@Timeout(120)
class NginxPathsTest {

  private static final int PATHS = Rounds.of(4_000);
  private static final IngressMap MAP = SampleMap.of("Prefix a.example.com/ service").map();
  private static final List<String> PIECES =
      List.of(
          "/", "/", "/", "a", "npm", ".", "..", "%2e", "%2F", "%2f", "%5c", "\\", ";", "#", "%25",
          "%41", "%61", "%7a", "%7A", "%30", "%39", "%3a", "%40", "%5b", "%5B", "%5f", "%60", "%7b",
          "%7e", "%7f", "%80", "%00", "%1f", "%20", "%2c", "%2d", "%2D", "%ff", "~", "+", "@", ":",
          "%u0041", "%", "%4");

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();

  @BeforeAll
  static void needsNginx() throws Exception {
    assumeTrue(Nginx.isInstalled(), Nginx.ABSENT);
  }

  @ParameterizedTest
  @EnumSource
  void sameIsRefused(Nginx.Controller controller) throws Exception {
    try (Nginx nginx = Nginx.start(folder, controller, MAP, backend.port())) {
      assertSameIsRefused(nginx, new CanonicalPath(List.of()));
    }
  }

  @Test
  void encodedSlashIsAllowedAsTheConfigMapSays() throws Exception {
    String snippet = Nginx.Controller.F5.httpSnippet();
    String allowing = snippet.replace("default 0;", "default 0; \"~^/npm/\" 0;");
    assertThat(snippet).contains("\"~^/npm/\" 0;");
    assertThat(allowing).isNotEqualTo(snippet);
    try (Nginx nginx = Nginx.start(folder, Nginx.Controller.F5, allowing, MAP, backend.port())) {
      assertThat(isTaken(nginx, "/npm/@a%2fb")).isTrue();
      assertThat(isTaken(nginx, "/other/@a%2fb")).isFalse();
      assertSameIsRefused(nginx, new CanonicalPath(List.of("/npm/")));
    }
  }

  private void assertSameIsRefused(Nginx nginx, CanonicalPath paths) throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < PATHS; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int j = random.nextInt(6); j >= 0; j--) {
        path.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      @Nullable String objection = paths.objection(path.toString());
      assertThat(isTaken(nginx, path + "?a=//../%2f"))
          .as("seed %d: %s: %s", seed, path, objection)
          .isEqualTo(objection == null);
    }
  }

  private @Nullable Wire wire;

  private boolean isTaken(Nginx nginx, String target) throws IOException {
    Wire open = wire == null ? new Wire(nginx.address().getPort()) : wire;
    int status =
        open.send("GET " + target + " HTTP/1.1\r\nHost: a.example.com\r\n\r\n").reply().status();
    if (status == 200) {
      wire = open;
    } else {
      // nginx closes the connection after a 400.
      open.close();
      wire = null;
    }
    assertThat(status).isIn(200, 400);
    return status == 200;
  }
}
