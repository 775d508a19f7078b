package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An import reports everything that is wrong in a document: nothing is dropped silently. */
class DocumentMutationTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MARK = "7391";
  private static final List<String> VALUES =
      List.of(
          "\"unlikely7391\"",
          "7391",
          "7391.5",
          "true",
          "false",
          "null",
          "[]",
          "[\"unlikely7391\"]",
          "{}",
          "{\"unlikely7391\":\"unlikely7391\"}");

  /** Fields that have no meaning for API Gateway. */
  private static final Pattern SILENT =
      Pattern.compile(
          // Only the name of a header matters.
          ".*/headers/[\\w-]+"
              // It is known how a signature is sent, and that the authorizer gets the whole call.
              + "|/components/securitySchemes/(sigv4|request)/(name|in)"
              // All parameters are strings, and a body has no name.
              + "|.*/parameters/(\\d+|Trace)/type"
              + "|/paths/~1pets/(post|put)/parameters/0/name");

  @AutoClose ControlPlaneServer server;

  enum Kind {
    OPEN_API,
    SWAGGER;

    CompleteDocument document() throws Exception {
      return this == OPEN_API ? CompleteDocument.openApi() : CompleteDocument.swagger();
    }
  }

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @ParameterizedTest
  @EnumSource
  void noValueIsDroppedWithoutAWord(Kind kind) throws Exception {
    CompleteDocument document = kind.document();
    String before = state(document.json().toString());
    var dropped = new ArrayList<String>();
    for (JsonPointer place : document.places()) {
      for (String value : VALUES) {
        if (!document.at(place).equals(JSON.readTree(value))) {
          check(document.with(place, value), before, value, place + " = " + value, dropped);
        }
      }
    }
    assertThat(dropped).filteredOn(each -> !silent(each)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noFieldIsDroppedWithoutAWord(Kind kind) throws Exception {
    CompleteDocument document = kind.document();
    String before = state(document.json().toString());
    var dropped = new ArrayList<String>();
    for (JsonPointer place : document.places()) {
      if (document.isField(place)) {
        check(document.renamed(place, "unlikely7391"), before, MARK, place + " = ", dropped);
      }
    }
    assertThat(dropped).filteredOn(each -> !silent(each)).isEmpty();
  }

  private void check(
      String mutated, String before, String value, String change, List<String> dropped)
      throws Exception {
    HttpResponse<String> response = send(mutated);
    assertThat(response.statusCode()).as(change + " -> " + response.body()).isIn(201, 400);
    if (response.statusCode() == 201 && !response.body().contains("\"warnings\"")) {
      String after = ImportedState.of(server, JSON.readTree(response.body()));
      if (after.equals(before) || (value.contains(MARK) && !after.contains(MARK))) {
        dropped.add(change);
      }
    }
  }

  private String state(String document) throws Exception {
    HttpResponse<String> response = send(document);
    JsonNode api = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(api.has("warnings")).as(response.body()).isFalse();
    return ImportedState.of(server, api);
  }

  private HttpResponse<String> send(String document) throws Exception {
    return server.send("POST", "/restapis?mode=import&basepath=prepend", document);
  }

  private static boolean silent(String change) {
    return SILENT.matcher(change.substring(0, change.indexOf(" = "))).matches();
  }
}
