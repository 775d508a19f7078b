package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cluster.KubeconfigText;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Nothing that the command reads reaches its output unescaped. */
class HostileInputTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: shop
        namespace: team-a
        labels: {app: shop, api: public}
        annotations:
          of: others
          ingressmap.dev/methods: GET
          ingressmap.dev/expose: "true"
          ingressmap.dev/integration: http_proxy
          ingressmap.dev/timeout-ms: "500"
          ingressmap.dev/authorizer: users
          ingressmap.dev/authorization-scopes: orders/read
          ingressmap.dev/api-key-required: "true"
          ingressmap.dev/cors: "true"
          ingressmap.dev/parameters: querystring:page?
          ingressmap.dev/request-model: Order
      spec:
        ingressClassName: nginx
        defaultBackend: {service: {name: d, port: {number: 80}}}
        tls: [{hosts: [shop.example.com], secretName: s}]
        rules:
          - host: shop.example.com
            http:
              paths:
                - {path: /orders, pathType: Exact, backend: {service: {name: a, port: {name: p}}}}
                - {path: /r, pathType: Prefix, backend: {resource: {apiGroup: g, kind: k, name: n}}}
      """;

  /** A rule that needs settings. */
  private static final String WILDCARD =
      """
          - host: "*.example.com"
            http:
              paths: [{path: /a, pathType: Exact, backend: {service: {name: a, port: {name: p}}}}]
      """;

  /** A manifest that needs no settings. */
  private static final String PLAIN =
      INGRESS.replaceAll(".*ingressmap.dev/(authori|cors|request-model).*\\n", "");

  @TempDir private Path folder;
  @AutoClose private final EmptyApiGateway aws = new EmptyApiGateway();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int exitCode;

  HostileInputTest() throws IOException {}

  /** The Ingress, and then copies with a hostile text in place of each value and key. */
  static Stream<String> manifests() {
    return Stream.concat(Stream.of(INGRESS), poisoned(json(INGRESS)));
  }

  /** The same for every field that a gateway.yaml may have. */
  static Stream<String> settings() throws IOException {
    String full =
        Files.readString(Path.of("src/test/resources/full-gateway.yaml"))
            .replace(" /orders:", " /shop/orders:");
    return Stream.concat(Stream.of(full), poisoned(json(full)));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void showsNoManifestAsItIs(String manifest) throws IOException {
    Path file = Files.writeString(folder.resolve("ingress.json"), manifest);
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        cors: {origins: ["*"]}
        models: {Order: {type: object}}
        authorizers:
          users:
            type: COGNITO_USER_POOLS
            pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc"]
        """);

    assertHarmless(
        "explain",
        "/orders",
        "-f",
        file.toString(),
        "--config=" + folder.resolve("gateway.yaml"),
        "--no-strict",
        aws.option());
    assertHarmless(
        "routes",
        "-f",
        file.toString(),
        "--config=" + folder.resolve("gateway.yaml"),
        "--no-strict",
        aws.option());
    assertHarmless(
        "plan", "-f", file.toString(), "--config=" + folder.resolve("gateway.yaml"), aws.option());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void showsNoSettingsAsTheyAre(String settings) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("ingress.yaml"),
            INGRESS
                .replace("ingressmap.dev/methods: GET", "ingressmap.dev/methods: GET, POST")
                .replace("  rules:\n", "  rules:\n" + WILDCARD));
    Path config = Files.writeString(folder.resolve("gateway.json"), settings);

    assertHarmless("plan", "-f", file.toString(), "--config=" + config, aws.option());
    if (exitCode == ExitCode.CHANGES) {
      assertHarmless("export", "-f", file.toString(), "--config=" + config, "--extensions");
      assertHarmless("routes", "-f", file.toString(), "--config=" + config);
      assertHarmless("explain", "/shop/orders", "-f", file.toString(), "--config=" + config);
    }
  }

  /** Without this, the other tests could pass just because their samples are refused. */
  @Test
  void takesTheSamplesAsTheyAre() throws IOException {
    showsNoManifestAsItIs(INGRESS);
    assertThat(exitCode).as(err.toString()).isEqualTo(2);
    showsNoSettingsAsTheyAre(settings().findFirst().orElseThrow());
    assertThat(exitCode).as(err.toString()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "--%s",
        "--%s=1",
        "-%s",
        "plan %s",
        "plan -f %s",
        "plan -f %i --config %s",
        "plan -f %i --stage %s",
        "plan -f %i --region %s",
        "plan -f %i --profile %s",
        "plan -f %i --role-arn %s",
        "plan -f %i --endpoint-url %s",
        "plan -f %i --output %s",
        "plan --from-cluster --context %s",
        "plan --from-cluster -n %s",
        "plan --from-cluster --kubeconfig %s",
        "apply -f %i --canary %s",
        "apply -f %i --keep %s",
        "apply -f %i --smoke %s",
        "apply -f %i --smoke-timeout %s",
        "apply -f %i --commit %s",
        "rollback --to %s",
        "rollback --part %s",
        "routes --from %s",
        "explain %s -f %i",
        "explain /%s -f %i",
        "explain https://%s/ -f %i",
        "explain / -f %i --method %s",
        "routes -f %i --team %s",
        "history --diff %s %s",
        "export -o %s -f %i",
        "export --from %s",
        "keys %s",
        "keys create %s --plan %s",
        "keys revoke %s",
        "client-certificates show %s",
        "import-existing %s -f %i",
        "sdk --language %s -o x",
        "sdk --language java -o x -P %s",
        "watch --http %s",
        "watch --debounce %s",
        "watch --leader-elect-lease-duration %s"
      })
  void showsNoArgumentAsItIs(String line) throws IOException {
    String file = Files.writeString(folder.resolve("ingress.yaml"), PLAIN).toString();
    List<String> words =
        new ArrayList<>(
            Stream.of(line.split(" "))
                .map(word -> word.replace("%s", Hostile.BROKEN).replace("%i", file))
                .toList());
    if (!line.contains("--endpoint-url") && words.size() > 1) {
      words.add(aws.option());
    }
    assertHarmless(words.toArray(String[]::new));
  }

  @Test
  void showsNoFileNameAsItIs() throws IOException {
    String name = "e\u001b[31m\n" + Hostile.LINE + "\n\u202e.yaml";
    Path file = Files.writeString(folder.resolve(name), INGRESS.replace("Exact", "exact"));
    assertHarmless("plan", "-f", file.toString());
    assertHarmless("plan", "-f", folder.toString());
    assertHarmless("plan", "-f", folder.toString(), "--config=" + file);
    assertHarmless("plan", "--from-cluster", "--kubeconfig=" + file);
  }

  @Test
  void showsNoStackTraceWithWhatOthersSay() throws IOException {
    try (MockCluster cluster = MockCluster.withAnswers()) {
      cluster.always(
          MockCluster.INGRESSES + 500,
          400,
          JSON.writeValueAsString(Map.of("kind", "Status", "message", Hostile.TEXT)));
      Path kubeconfig = cluster.kubeconfig(folder, "token: abc");

      assertHarmless("plan", "--from-cluster", "--kubeconfig=" + kubeconfig, "--verbose");
      assertThat(err.toString()).contains("\tat dev.ingressmap.");
    }
  }

  /** A kubeconfig, with a plugin that fails. */
  @Test
  void showsNoKubeconfigAsItIs() throws IOException {
    JsonNode kubeconfig =
        json(
            KubeconfigText.of(
                "http://127.0.0.1:1",
                "",
                """
                exec: {apiVersion: client.authentication.k8s.io/v1, command: "false",
                  installHint: "Get it", args: [a], env: [{name: A, value: b}]}
                """));
    for (String poisoned : poisoned(kubeconfig).toList()) {
      Path file = Files.writeString(folder.resolve("kubeconfig"), poisoned);
      assertHarmless("plan", "--from-cluster", "--kubeconfig=" + file);
    }
  }

  @Test
  void showsNoWordsOfAPluginAsTheyAre() throws IOException {
    Path words =
        Files.write(folder.resolve("words"), Hostile.TEXT.getBytes(StandardCharsets.UTF_8));
    for (String end : List.of("exit 1", "exit 0")) {
      String script = "cat " + words + "; cat " + words + " >&2; " + end;
      String user =
          "exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, '"
              + script
              + "']}";
      Path file =
          Files.writeString(
              folder.resolve("kubeconfig"), KubeconfigText.of("http://127.0.0.1:1", "", user));

      assertHarmless("plan", "--from-cluster", "--kubeconfig=" + file);
    }
  }

  private void assertHarmless(String... arguments) {
    run(arguments);
    Hostile.assertHarmless(out.toString());
    Hostile.assertHarmless(err.toString());
    List<String> forPrograms = new ArrayList<>(List.of(arguments));
    forPrograms.add("--output=json");
    run(forPrograms.toArray(String[]::new));
    Hostile.assertHarmless(out.toString());
    Hostile.assertHarmless(err.toString());
    if (!out.toString().isEmpty()) {
      assertThat(JSON.readTree(out.toString()).isObject()).isTrue();
    }
  }

  private void run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Gateway.commandLine(MockCluster.nowhere(folder), arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    exitCode = commandLine.execute(arguments);
  }

  private static JsonNode json(String yaml) {
    return JSON.valueToTree(YamlDocuments.parse("sample", yaml).get(0).plain());
  }

  /** JSON that is also valid YAML. */
  private static String text(JsonNode root) {
    return JSON.writeValueAsString(root).replace("\u007f", "\\u007f");
  }

  private static Stream<String> poisoned(JsonNode root) {
    List<String> poisoned = new ArrayList<>();
    collect(root, root, poisoned);
    return poisoned.stream();
  }

  private static void collect(JsonNode root, JsonNode node, List<String> poisoned) {
    if (node instanceof ObjectNode object) {
      for (String key : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(key);
        if (value.isContainer()) {
          collect(root, value, poisoned);
        }
        object.set(key, StringNode.valueOf(value.asString("") + Hostile.TEXT));
        poisoned.add(text(root));
        object.remove(key);
        object.set(key + Hostile.TEXT, value);
        poisoned.add(text(root));
        object.remove(key + Hostile.TEXT);
        object.set(key, value);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode item = array.get(i);
        collect(root, item, poisoned);
        array.set(i, StringNode.valueOf(item.asString("") + Hostile.TEXT));
        poisoned.add(text(root));
        array.set(i, item);
      }
    }
  }
}
