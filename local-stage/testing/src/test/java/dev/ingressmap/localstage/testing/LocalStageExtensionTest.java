package dev.ingressmap.localstage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStageExtension.class)
class LocalStageExtensionTest {

  /** An API from a document, as a user's test would have it. */
  private static final String DOCUMENT =
      """
      {"openapi": "3.0.1", "info": {"title": "t"}, "paths": {"/a": {"get": {
        "x-amazon-apigateway-integration": {"type": "mock",
          "requestTemplates": {"application/json": "{\\"statusCode\\": 200}"},
          "responses": {"default": {"statusCode": "200",
            "responseTemplates": {"application/json": "hello"}}}}}}}}
      """;

  @Test
  void givesTestsAnApiGatewayOfTheirOwn(LocalStage stage) throws Exception {
    assertThat(answer(stage)).isEqualTo("hello");
  }

  @Test
  void isTheSameForAllTestsOfAClass(LocalStage stage) throws Exception {
    HttpResponse<String> apis = send("GET", stage.endpoint().resolve("/restapis"), "");
    assertThat(apis.statusCode()).isEqualTo(200);
  }

  @Test
  void severalRunNextToEachOtherAndStartQuickly() throws Exception {
    List<LocalStage> stages = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        stages.add(LocalStage.builder().start());
      }
      for (LocalStage stage : stages) {
        assertThat(answer(stage)).isEqualTo("hello");
      }
      assertThat(stages.stream().map(LocalStage::endpoint)).doesNotHaveDuplicates();
    } finally {
      stages.forEach(LocalStage::close);
    }
  }

  private static String answer(LocalStage stage) throws Exception {
    HttpResponse<String> created =
        send("POST", stage.endpoint().resolve("/restapis?mode=import"), DOCUMENT);
    String id = created.body().replaceFirst("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    HttpResponse<String> deployed =
        send(
            "POST",
            stage.endpoint().resolve("/restapis/" + id + "/deployments"),
            "{\"stageName\": \"v1\"}");
    assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(201);
    return send("GET", URI.create(stage.invokeUrl(id, "v1") + "/a"), "").body();
  }

  private static HttpResponse<String> send(String method, URI uri, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }
}
