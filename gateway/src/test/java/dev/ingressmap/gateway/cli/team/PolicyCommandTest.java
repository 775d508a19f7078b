package dev.ingressmap.gateway.cli.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyCommandTest {

  private static final Path EXAMPLE = Path.of("../k8s/components/teams-policy");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheExample() throws IOException {
    assertThat(run("policy", "--config", EXAMPLE.resolve("gateway.yaml").toString())).isZero();

    assertThat(out).hasToString(Files.readString(EXAMPLE.resolve("policy.yaml")));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsAPolicyAndItsBinding() throws IOException {
    List<JsonNode> objects = objects("teams: {shop: {namespaces: [shop], hosts: [a.b]}}");

    assertThat(objects)
        .extracting(object -> object.at("/kind").asString())
        .containsExactly("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding");
    assertThat(objects)
        .extracting(object -> object.at("/metadata/name").asString())
        .containsOnly("ingress-map");
    assertThat(objects.get(1).at("/spec/policyName").asString()).isEqualTo("ingress-map");
    assertThat(objects.get(0).at("/spec/validations"))
        .anySatisfy(validation -> {
          assertThat(validation.get("message").asString())
              .startsWith("teams.shop.hosts does not allow team shop host");
          assertThat(validation.get("messageExpression").asString())
              .startsWith("\"teams.shop.hosts does not allow team shop host \" + ");
          assertThat(validation.get("reason").asString()).isEqualTo("Forbidden");
        });
  }

  @Test
  void saysWhatItLeavesOut() throws IOException {
    objects("{}");

    assertThat(out.toString().lines().takeWhile(line -> line.startsWith("#")))
        .anyMatch(line -> line.contains("conflicts"))
        .anyMatch(line -> line.contains("weaken"))
        .anyMatch(line -> line.contains("quotas"));
  }

  /** Without teams there are only the names of annotations. */
  @Test
  void refusesUnknownAnnotationsAnyway() throws IOException {
    assertThat(objects("{}").get(0).at("/spec/validations")).hasSize(1);
  }

  @Test
  void matchesOnlyTheIngressesOfTheMap() throws IOException {
    String settings = "ingresses: {classes: [nginx], namespaces: [shop]}";

    assertThat(conditions(objects(settings))).contains("class", "namespaces").hasSize(4);
    assertThat(conditions(objects(settings, "--selector", "a=b", "--opt-in")))
        .contains("labels", "opt-in")
        .hasSize(6);
    assertThat(objects(settings, "--ingress-class", "other").get(0).toString())
        .contains("in [\\\"other\\\"]");
  }

  /** A text ends neither a literal nor a line. */
  @Test
  void letsNoTextBreakOut() throws IOException {
    String text = Hostile.TEXT + "\" || true || \"'\\";
    String settings =
        JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writeValueAsString(
                Map.of(
                    "teams",
                    Map.of(text, Map.of("namespaces", List.of("x"), "annotations", List.of(text)))))
            .replace("\u007f", "\\u007f");

    List<JsonNode> objects = objects(settings);

    Hostile.assertHarmless(out.toString());
    assertThat(objects.get(0).at("/spec/validations"))
        .allSatisfy(validation -> {
          assertThat(validation.get("message").asString()).doesNotContain("\n");
          assertThat(
                  validation.get("expression").asString().replaceAll("\"(\\\\.|[^\"\\\\])*\"", ""))
              .doesNotContain("\"", "true");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=rego", "--name=A b", "--config=missing.yaml", "--name="})
  void refusesWhatItCannotWrite(String option) {
    assertThat(run("policy", option)).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("gateway: ");
  }

  /** The policy of all stages is the same. */
  @Test
  void needsNoStage() throws IOException {
    assertThat(
            objects("{stages: {dev: {}, prod: {}}, teams: {a: {namespaces: ['*'], open: false}}}"))
        .hasSize(2);
  }

  private static List<String> conditions(List<JsonNode> objects) {
    return objects
        .get(0)
        .at("/spec/matchConditions")
        .valueStream()
        .map(condition -> condition.get("name").asString())
        .toList();
  }

  private List<JsonNode> objects(String settings, String... more) throws IOException {
    Path config = Files.writeString(folder.resolve("gateway.yaml"), settings);
    out.getBuffer().setLength(0);
    String[] all =
        Stream.concat(
                Stream.of("policy", "--format", "vap", "--config", config.toString()),
                Stream.of(more))
            .toArray(String[]::new);
    assertThat(run(all)).as(err.toString()).isZero();
    return StreamSupport.stream(new Yaml().loadAll(out.toString()).spliterator(), false)
        .<JsonNode>map(new JsonMapper()::valueToTree)
        .toList();
  }

  private int run(String... arguments) {
    CommandLine commandLine = Gateway.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
