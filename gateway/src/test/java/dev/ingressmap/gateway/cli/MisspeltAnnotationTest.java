package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A misspelt annotation for the ingress map would leave a route open if it were ignored. */
class MisspeltAnnotationTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ingress-map.dev/authorizer, ingressmap.dev/authorizer",
    "ingress_map.dev/authorizer, ingressmap.dev/authorizer",
    "ingressmap.io/authorizer, ingressmap.dev/authorizer",
    "ingressmap.com/authorizer, ingressmap.dev/authorizer",
    "ingressmap/authorizer, ingressmap.dev/authorizer",
    "ingresmap.dev/methods, ingressmap.dev/methods",
    "ingressmap.de/methods, ingressmap.dev/methods",
    "ingressmaps.dev/methods, ingressmap.dev/methods",
    "ignressmap.dev/methods, ingressmap.dev/methods",
    "ingressmpa.dev/methods, ingressmap.dev/methods",
    "IngressMap.dev/methods, ingressmap.dev/methods",
    "www.ingressmap.dev/methods, ingressmap.dev/methods",
    "ingressmap.dev.example.com/methods, ingressmap.dev/methods",
    "ingressmap.dev//methods, ingressmap.dev/methods",
    "ingressmap.dev.methods, ingressmap.dev/methods",
    "ingressmap.dev:methods, ingressmap.dev/methods",
    "ingressmap-methods, ingressmap.dev/methods",
    "ingressmap.dev/metods, ingressmap.dev/methods",
    "ingressmap.dev/Methods, ingressmap.dev/methods",
    "ingressmap.dev/api_key_required, ingressmap.dev/api-key-required",
    "ingress-map.dev/metods, ingressmap.dev/methods",
    "ingressmap.dеv/methods, ingressmap.dev/methods",
  })
  void isAnError(String annotation, String meant) throws IOException {
    assertThat(export("annotations", annotation)).isEqualTo(1);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("metadata.annotations[" + annotation + "]: ", "did you mean " + meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingressmap.dev", "ingressmap.dev/", "ingress-map.dev/owner"})
  void namesAllThereAreIfNoneIsNear(String annotation) throws IOException {
    assertThat(export("annotations", annotation)).isEqualTo(1);

    assertThat(err.toString())
        .contains(
            "is not an annotation of the ingress map: known are ingressmap.dev/api-key-required, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ingressmap.dev/authorizer", "ingress-map.dev/methods", "ingressmap.io/x"})
  void isAnErrorAmongTheLabelsToo(String label) throws IOException {
    assertThat(export("labels", label)).isEqualTo(1);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("metadata.labels[" + label + "]: ", "annotations");
  }

  /** Annotations of other controllers and tools. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx.org/mergeable-ingress-type",
        "nginx.com/health-checks",
        "appprotect.f5.com/app-protect-enable",
        "custom.nginx.org/rate-limiting",
        "nginx.ingress.kubernetes.io/rewrite-target",
        "kubernetes.io/ingress.class",
        "ingress.kubernetes.io/rewrite-target",
        "ingressclass.kubernetes.io/is-default-class",
        "kubectl.kubernetes.io/last-applied-configuration",
        "cert-manager.io/cluster-issuer",
        "acme.cert-manager.io/http01-edit-in-place",
        "alb.ingress.kubernetes.io/scheme",
        "traefik.ingress.kubernetes.io/router.middlewares",
        "haproxy.org/path-rewrite",
        "haproxy-ingress.github.io/app-root",
        "konghq.com/strip-path",
        "projectcontour.io/tls-minimum-protocol-version",
        "getambassador.io/config",
        "ingress.cloud.google.com/backend-config",
        "networking.gke.io/managed-certificates",
        "appgw.ingress.kubernetes.io/ssl-redirect",
        "ingress.appscode.com/backend-rule",
        "ingress.citrix.com/frontend-ip",
        "ingress.bluemix.net/redirect-to-https",
        "ingress.pomerium.io/policy",
        "ingress.openshift.io/hsts",
        "ingress.zalando.org/x",
        "zalando.org/skipper-filter",
        "route.openshift.io/termination",
        "external-dns.alpha.kubernetes.io/hostname",
        "argocd.argoproj.io/sync-wave",
        "meta.helm.sh/release-name",
        "app.kubernetes.io/managed-by",
        "kustomize.config.k8s.io/id",
        "fluxcd.io/ignore",
        "field.cattle.io/publicEndpoints",
        "service.beta.kubernetes.io/aws-load-balancer-type",
        "vault.hashicorp.com/agent-inject",
        "linkerd.io/inject",
        "sidecar.istio.io/inject",
        "prometheus.io/scrape",
        "checksum/config",
        "ingress.dev/owner",
        "ingress-mapper.io/owner",
        "map.dev/owner",
        "gateway.example.com/methods",
        "example.com/ingressmap",
        "authorizer",
        "methods",
        "of"
      })
  void isNoneOfOtherPeoples(String name) throws IOException {
    assertThat(export("annotations", name)).as(err.toString()).isZero();
    assertThat(export("labels", name)).as(err.toString()).isZero();
  }

  private int export(String field, String name) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("ingress.yaml"),
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, %s: {"%s": "GET"}}
            spec:
              rules:
                - host: a.b
                  http:
                    paths:
                      - {path: /a, pathType: Exact, backend: {service: {name: a, port: {number: 80}}}}
            """
                .formatted(field, name));
    CommandLine commandLine = Gateway.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute("export", "-f", file.toString());
  }
}
