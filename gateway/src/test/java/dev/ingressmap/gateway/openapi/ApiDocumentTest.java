package dev.ingressmap.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.mapping.Routes;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.source.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void isTheDocumentOfTheBaseManifests() throws IOException {
    ApiDocument document =
        ApiDocument.of(
            ApiMapping.map(
                Manifests.read(List.of("../k8s/base"), () -> System.in), Settings.DEFAULT));

    assertThat(document.json())
        .isEqualTo(Files.readString(Path.of("src/test/resources/base.openapi.json")).strip());
    assertThat(document.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void isTheSameWhateverTheOrderOfTheIngresses() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    List<String> rules =
        Arrays.asList(
            "i1: Exact a.b/x",
            "i2: Prefix a.b/y integration=http",
            "i3: Prefix a.b/",
            "i4: Exact a.b/",
            "i5: Exact c.d/z methods=GET,POST authorization=AWS_IAM",
            "i6: Exact c.d/k api-key-required=true");
    ApiDocument first = document(rules);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(rules, new Random(seed + round));
      assertThat(document(rules).marked()).as("-Dfuzz.seed=" + seed).isEqualTo(first.marked());
    }
  }

  @Test
  void hasAnotherHashForAnotherMap() {
    assertThat(document(List.of("Exact a.b/x")).hash())
        .isNotEqualTo(document(List.of("Exact a.b/y")).hash());
  }

  @Test
  void isMarkedByItsHash() {
    ApiDocument document = document(List.of("Exact a.b/x"));

    assertThat(document.json()).contains("\"version\":\"1.0.0\"");
    assertThat(document.marked())
        .isEqualTo(
            document.json().replace("1.0.0", "1.0.0+map." + document.hash().substring(0, 16)));
  }

  @Test
  void speaksOfTheWalkThroughsIntegration() {
    JsonNode operation = operation("Exact a.b/x integration=http", "/x", "get");

    assertThat(operation.at("/responses/200/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Empty");
    JsonNode integration = operation.get("x-amazon-apigateway-integration");
    assertThat(integration.get("type").asString()).isEqualTo("http");
    assertThat(integration.get("passthroughBehavior").asString()).isEqualTo("when_no_match");
    assertThat(integration.at("/responses/default/statusCode").asString()).isEqualTo("200");
    assertThat(integration.at("/responses/5\\d{2}/statusCode").asString()).isEqualTo("500");
  }

  @Test
  void asksForSignatureAndKeyTogether() {
    JsonNode operation =
        operation(
            "Exact a.b/x authorization=AWS_IAM api-key-required=true",
            "/x",
            "x-amazon-apigateway-any-method");

    assertThat(operation.get("security")).hasToString("[{\"api_key\":[],\"sigv4\":[]}]");
  }

  private static JsonNode operation(String rule, String path, String verb) {
    return JSON.readTree(document(List.of(rule)).json()).get("paths").get(path).get(verb);
  }

  private static ApiDocument document(List<String> rules) {
    return ApiDocument.of(
        ApiMapping.map(Routes.of(String.join("\n", rules)).map(), Settings.DEFAULT));
  }
}
