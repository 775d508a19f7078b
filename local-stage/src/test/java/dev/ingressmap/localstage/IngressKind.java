package dev.ingressmap.localstage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.ingress.EmbeddedIngress;
import dev.ingressmap.localstage.ingress.Nginx;
import dev.ingressmap.localstage.ingress.Upstreams;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ingresses that the project configures: its own, and nginx as in two controllers. */
enum IngressKind {
  EMBEDDED,
  F5,
  COMMUNITY;

  /**
   * Starts an ingress for a map.
   *
   * @param backends of the embedded one, by Service as {@code namespace/name}
   * @param behindNginx answers for every Service of nginx
   */
  IngressUnderTest start(
      Path folder, IngressMap map, Map<String, Backend> backends, Backend behindNginx)
      throws Exception {
    if (this == EMBEDDED) {
      EmbeddedIngress ingress = new EmbeddedIngress(map, LocalServer.loopback(0), List.of());
      Map<String, URI> upstreams = new HashMap<>();
      backends.forEach((id, backend) -> upstreams.put(id, URI.create(backend.url())));
      ingress.start(new Upstreams(upstreams));
      return new IngressUnderTest(ingress.address(), ingress::close);
    }
    assumeTrue(Nginx.isInstalled(), Nginx.ABSENT);
    Nginx nginx = Nginx.start(folder, Nginx.Controller.valueOf(name()), map, behindNginx.port());
    return new IngressUnderTest(nginx.address(), nginx::close);
  }
}
