package dev.ingressmap.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestsTest {

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: shop
        namespace: team-a
        annotations:
          example.org/of-others: anything
      spec:
        rules:
          - host: shop.example.com
            http:
              paths:
                - path: /orders
                  pathType: Exact
                  backend:
                    service:
                      name: orders
                      port:
                        number: 80
      """;

  @Test
  void readsAnIngress() {
    IngressMap map = read(INGRESS);

    assertThat(map.routes())
        .singleElement()
        .satisfies(route -> {
          assertThat(route.host()).isEqualTo("shop.example.com");
          assertThat(route.path()).isEqualTo("/orders");
          assertThat(route.type()).isEqualTo(PathType.EXACT);
          assertThat(((Ingress) route.object()).rules().get(0).paths().get(0).backend())
              .isEqualTo(new Backend.Service("orders", "80"));
          assertThat(route.exposure()).isEqualTo(Exposure.DEFAULT);
          assertThat(route.tls()).isFalse();
          assertThat(route.describe())
              .isEqualTo(
                  "Exact shop.example.com/orders of Ingress team-a/shop (standard input:13)");
        });
  }

  @Test
  void readsJson() {
    IngressMap map =
        read(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a"},
             "spec": {"defaultBackend": {"service": {"name": "b", "port": {"name": "http"}}}}}
            """);

    assertThat(map.of(Ingress.class))
        .singleElement()
        .satisfies(ingress -> {
          assertThat(ingress.id().namespace()).isEqualTo("default");
          assertThat(ingress.defaultBackend()).isEqualTo(new Backend.Service("b", "http"));
        });
  }

  @Test
  void readsTheItemsOfAList() {
    String list =
        "kind: List\napiVersion: v1\nitems:\n- "
            + INGRESS.strip().replace("\n", "\n  ")
            + "\n- kind: Service\n  metadata: {name: x}\n";

    assertThat(read(list).objects())
        .extracting(object -> object.id().name())
        .containsExactly("shop");
  }

  @Test
  void leavesOtherKindsAlone() {
    String others =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        ---
        # nothing in here
        ---
        apiVersion: config.openshift.io/v1
        kind: Ingress
        metadata: {name: cluster}
        ---
        """;

    assertThat(read(others + INGRESS).objects()).hasSize(1);
  }

  @Test
  void leavesOutWhatOtherToolsCreate() {
    String solver =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          generateName: cm-acme-http-solver-
          name: cm-acme-http-solver-x7k2p
          namespace: team-a
          labels: {acme.cert-manager.io/http01-solver: "true"}
        spec: {rules: [{host: shop.example.com, http: {paths: [{path: /.well-known/a}]}}]}
        """;
    String canary =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: shop-canary
          namespace: team-a
          annotations: {nginx.ingress.kubernetes.io/canary: "true", ingressmap.dev/methods: "?"}
        spec: {rules: [{host: shop.example.com, http: {paths: [{path: /orders}]}}]}
        """;
    IngressMap map = read(INGRESS + solver + canary);

    assertThat(map.routes()).extracting(Route::path).containsExactly("/orders");
    assertThat(map.hosts()).containsExactly("shop.example.com");
    assertThat(map.leftOut()).isEqualTo("1 ACME solver of cert-manager, 1 canary of ingress-nginx");
    assertThat(problems(INGRESS + canary.replace("\"true\"", "\"false\"")))
        .singleElement()
        .asString()
        .contains("[ingressmap.dev/methods]: \"?\" is not one of");
  }

  /** Otherwise one team could have all calls of a host fail. */
  @Test
  void hasTlsForARouteOnlyIfItsOwnIngressHas() {
    String other =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: other}
        spec:
          tls: [{hosts: ["*.example.com", shop.example.com], secretName: cert}]
          rules: [{host: shop.example.com}]
        """;

    assertThat(read(INGRESS + other).routes()).singleElement().matches(route -> !route.tls());
  }

  @ParameterizedTest
  @CsvSource({
    "{hosts: [shop.example.com]}, true",
    "{hosts: ['*.example.com']}, true",
    "{hosts: [pay.example.com]}, false",
    "{hosts: ['*.shop.example.com']}, false",
    "{secretName: a}, true",
    "{hosts: []}, true"
  })
  void hasTlsForTheHostsOfAnEntryOrForAll(String entry, boolean tls) {
    assertThat(read(INGRESS.replace("spec:\n", "spec:\n  tls: [%s]\n".formatted(entry))).routes())
        .singleElement()
        .matches(route -> route.tls() == tls);
  }

  /** A line of the manifest, its replacement, and what the message must contain. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          apiVersion: networking.k8s.io/v1 | apiVersion: extensions/v1beta1 | :1: Ingress team-a/shop: apiVersion: Kubernetes has no Ingress of extensions/v1beta1: write it as networking.k8s.io/v1
          apiVersion: networking.k8s.io/v1 | apiVersion: networking.k8s.io/v2 | :1: Ingress team-a/shop: apiVersion: Kubernetes has no Ingress of networking.k8s.io/v2: write it as networking.k8s.io/v1
          kind: Ingress | kind: ingress | :2: kind: is not a kind of networking.k8s.io/v1: did you mean Ingress?
          annotations: | anotations: | :7: Ingress team-a/shop: metadata.anotations: is not a field here: did you mean annotations?
          apiVersion: networking.k8s.io/v1 | # gone | :2: Ingress team-a/shop: apiVersion: is required
          kind: Ingress | # gone | :1: kind: is required
          kind: Ingress | kind: 3 | :2: kind: must be a string: quote it
          name: shop | nam: shop | :4: metadata.name: is required
          name: shop | name: "" | :4: metadata.name: must not be empty
          example.org/of-others: anything | ingressmap.dev/expose: false | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/expose]: must be a string: quote it
          example.org/of-others: anything | ingressmap.dev/expose: "no" | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/expose]: must be one of false, true, not "no"
          example.org/of-others: anything | ingressmap.dev/method: GET | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/method]: is not an annotation of the ingress map: did you mean ingressmap.dev/methods?
          example.org/of-others: anything | ingressmap.dev/methods: GET, FETCH | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/methods]: "FETCH" is not one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
          example.org/of-others: anything | ingressmap.dev/methods: ANY,GET | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/methods]: ANY stands for every method and cannot be listed with others
          example.org/of-others: anything | ingressmap.dev/integration: lambda | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/integration]: must be one of http, http_proxy, not "lambda"
          example.org/of-others: anything | ingressmap.dev/authorization: iam | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/authorization]: must be one of AWS_IAM, NONE, not "iam"
          example.org/of-others: anything | ingressmap.dev/timeout-ms: "29001" | :7: Ingress team-a/shop: metadata.annotations[ingressmap.dev/timeout-ms]: must be a number of milliseconds from 50 to 29000
          spec: | specs: | :9: Ingress team-a/shop: specs: is not a field here: did you mean spec?
          rules: | rulez: | :10: Ingress team-a/shop: spec.rulez: is not a field here: did you mean rules?
          host: shop.example.com | host: http://shop.example.com | :10: Ingress team-a/shop: spec.rules[0].host: "http://shop.example.com" is not a lower-case DNS name (no port, no address, no scheme)
          host: shop.example.com | host: 10.0.0.1 | :10: Ingress team-a/shop: spec.rules[0].host: "10.0.0.1" is not a lower-case DNS name (no port, no address, no scheme)
          paths: | path: | :13: Ingress team-a/shop: spec.rules[0].http.path: is not a field here: did you mean paths?
          path: /orders | path: orders | :13: Ingress team-a/shop: spec.rules[0].http.paths[0].path: must begin with /, not "orders"
          path: /orders | path: /a//b | :13: Ingress team-a/shop: spec.rules[0].http.paths[0].path: must not contain //
          path: /orders | path: /a/.. | :13: Ingress team-a/shop: spec.rules[0].http.paths[0].path: must not end with /..
          path: /orders | # gone | :14: Ingress team-a/shop: spec.rules[0].http.paths[0].path: is required
          pathType: Exact | pathType: exact | :14: Ingress team-a/shop: spec.rules[0].http.paths[0].pathType: must be one of Exact, ImplementationSpecific, Prefix, not "exact"
          pathType: Exact | # gone | :13: Ingress team-a/shop: spec.rules[0].http.paths[0].pathType: is required
          backend: | backends: | :16: Ingress team-a/shop: spec.rules[0].http.paths[0].backends: is not a field here: did you mean backend?
          service: | servise: | :17: Ingress team-a/shop: spec.rules[0].http.paths[0].backend.servise: is not a field here: did you mean service?
          number: 80 | number: 0 | :19: Ingress team-a/shop: spec.rules[0].http.paths[0].backend.service.port.number: must be a whole number from 1 to 65535
          number: 80 | number: "80" | :19: Ingress team-a/shop: spec.rules[0].http.paths[0].backend.service.port.number: must be a whole number from 1 to 65535
          number: 80 | {} | :19: Ingress team-a/shop: spec.rules[0].http.paths[0].backend.service.port: must have either name or number
          namespace: team-a | name: twice | :5: metadata.name: is given twice
          """)
  void namesFileObjectAndField(String line, String replacement, String message) {
    String manifest = INGRESS.replace(" " + line + "\n", " " + replacement + "\n");
    manifest = manifest.replaceFirst("^" + line + "\n", replacement + "\n");
    manifest = manifest.replace("\n" + line + "\n", "\n" + replacement + "\n");
    assertThat(manifest).isNotEqualTo(INGRESS);

    assertThat(problems(manifest)).containsExactly("standard input" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timeout-ms: "900001" | ingressmap.dev/timeout-ms]: must be a number of milliseconds from 50 to 900000
          integration: http | ingressmap.dev/stream]: cannot be combined with ingressmap.dev/integration http: remove one
          """)
  void aStreamHasLimitsToo(String annotation, String message) {
    String both = "    ingressmap.dev/stream: \"true\"\n    ingressmap.dev/" + annotation;
    assertThat(problems(INGRESS.replace("    example.org/of-others: anything", both)))
        .singleElement()
        .asString()
        .endsWith(message);
  }

  @Test
  void refusesAPathThatNoCallCouldHave() {
    assertThat(problems(INGRESS.replace("/orders", "/a".repeat(100_000))))
        .singleElement()
        .asString()
        .endsWith(".path: must have at most 4096 characters");
  }

  @Test
  void reportsEveryBadObject() {
    String bad = INGRESS.replace("Exact", "exact");

    assertThat(problems(bad + "---\n" + bad + "---\nkind: 1\n")).hasSize(3);
  }

  @Test
  void refusesAnIngressThatStandsTwice() {
    assertThat(problems(INGRESS + "---\n" + INGRESS))
        .singleElement()
        .asString()
        .endsWith("is already defined at standard input:1");
  }

  @Test
  void refusesASourceWithoutIngress() {
    assertThat(problems("kind: Service\n")).containsExactly("-: no Ingress found");
    assertThat(problems("")).containsExactly("-: no Ingress found");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThat(problems("- a\n- b\n"))
        .containsExactly("standard input:1: is not a Kubernetes object");
  }

  @Test
  void refusesBrokenYaml() {
    assertThat(problems("kind: Ingress\n  name: x: y\n"))
        .singleElement()
        .asString()
        .startsWith("standard input:2: not valid YAML: ");
  }

  @Test
  void refusesAFileThatIsNotText(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, 0, 1});

    assertThat(problemsOf(List.of(file.toString())))
        .containsExactly(file + ": is not UTF-8: save it as UTF-8");
  }

  @Test
  void refusesStandardInputThatIsNotText() {
    InputStream latin1 = new ByteArrayInputStream(new byte[] {'a', ':', ' ', (byte) 0xe4});

    assertThat(problemsOf(List.of("-"), latin1))
        .containsExactly("standard input: is not UTF-8: save it as UTF-8");
  }

  @Test
  void readsStandardInputOnce() {
    InputStream manifest = new ByteArrayInputStream(INGRESS.getBytes(StandardCharsets.UTF_8));

    assertThat(problemsOf(List.of("-", "-"), manifest))
        .containsExactly("standard input can be read only once: name - once");
  }

  @Test
  void refusesASourceWithoutAName() {
    assertThat(problemsOf(List.of("")))
        .containsExactly("\"\": names no manifests: give a file, a folder or -");
  }

  private static IngressMap read(String manifest) {
    return Manifests.read(
        List.of("-"), () -> new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> problems(String manifest) {
    return catchThrowableOfType(InvalidInput.class, () -> read(manifest)).problems();
  }

  private static List<String> problemsOf(List<String> sources) {
    return problemsOf(sources, InputStream.nullInputStream());
  }

  private static List<String> problemsOf(List<String> sources, InputStream input) {
    return catchThrowableOfType(InvalidInput.class, () -> Manifests.read(sources, () -> input))
        .problems();
  }
}
