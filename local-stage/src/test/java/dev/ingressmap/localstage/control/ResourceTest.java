package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResourceTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
  }

  @Test
  void showsMethodsByNameUnlessEmbedded() throws Exception {
    assertThat(server.json("GET", api.health(), null).path("resourceMethods").toString())
        .isEqualTo("{\"GET\":{}}");
    assertThat(
            server
                .json("GET", api.health() + "?embed=methods", null)
                .at("/resourceMethods/GET/methodIntegration/uri")
                .stringValue())
        .isEqualTo("http://demo.callmeradical.com/health");
    var root = server.json("GET", api.resources() + "/" + api.rootId(), null);
    assertThat(root.propertyNames()).containsExactly("id", "path");
  }

  @Test
  void movesAResourceWithAllBelowIt() throws Exception {
    String sub = create(api.healthId(), "sub");
    String deep = create(sub, "{id}");
    String other = create(api.rootId(), "other");
    server.json(
        "PATCH",
        api.resources() + "/" + sub,
        """
        {"patchOperations":[{"op":"replace","path":"/parentId","value":"%s"},
         {"op":"replace","path":"/pathPart","value":"moved"}]}\
        """
            .formatted(other));
    assertThat(server.json("GET", api.resources() + "/" + deep, null).path("path").stringValue())
        .isEqualTo("/other/moved/{id}");
    assertThat(paths())
        .containsExactly("/", "/health", "/other", "/other/moved", "/other/moved/{id}");
  }

  @Test
  void refusesCyclesAndTakenPlaces() throws Exception {
    String sub = create(api.healthId(), "sub");
    String twin = create(sub, "health");
    assertThat(move(api.healthId(), sub))
        .isEqualTo("400 BadRequestException: Resources cannot be cyclical.");
    assertThat(move(api.healthId(), api.healthId()))
        .isEqualTo("400 BadRequestException: Resources cannot be cyclical.");
    assertThat(move(twin, api.rootId()))
        .isEqualTo(
            "409 ConflictException: Another resource with the same parent already has this name:"
                + " health");
    assertThat(move(twin, "abc"))
        .isEqualTo("404 NotFoundException: Invalid Resource identifier specified");
  }

  @Test
  void deletesAResourceWithAllBelowIt() throws Exception {
    String sub = create(api.healthId(), "sub");
    create(api.rootId(), "healthy");
    server.json("DELETE", api.health(), null);
    assertThat(paths()).containsExactly("/", "/healthy");
    assertThat(server.refusal("DELETE", api.resources() + "/" + sub, null))
        .isEqualTo("404 NotFoundException: Invalid Resource identifier specified");
    assertThat(server.refusal("DELETE", api.resources() + "/" + api.rootId(), null))
        .isEqualTo("400 BadRequestException: Root resource cannot be deleted.");
  }

  @Test
  void allowsOneVariablePerParentAndNothingBelowAGreedyOne() throws Exception {
    String greedy = create(api.rootId(), "{proxy+}");
    assertThat(refusal(api.rootId(), "{id}"))
        .isEqualTo(
            "400 BadRequestException: A sibling ({proxy+}) of this resource already has a variable"
                + " path part -- only one is allowed");
    assertThat(refusal(greedy, "child"))
        .isEqualTo(
            "400 BadRequestException: Cannot create a child of a resource with a greedy path"
                + " variable: {proxy+}");
    create(api.healthId(), "{id}");
  }

  @Test
  void holdsThreeHundredResources() throws Exception {
    for (int i = 2; i < 300; i++) {
      create(api.rootId(), "r" + i);
    }
    assertThat(refusal(api.rootId(), "r300"))
        .isEqualTo(
            "429 LimitExceededException: Maximum number of Resources for this API has been"
                + " reached.  Please contact AWS if you need additional Resources.");
  }

  private String create(String parent, String pathPart) throws Exception {
    return server
        .json("POST", api.resources() + "/" + parent, "{\"pathPart\":\"" + pathPart + "\"}")
        .path("id")
        .stringValue();
  }

  private String refusal(String parent, String pathPart) throws Exception {
    return server.refusal(
        "POST", api.resources() + "/" + parent, "{\"pathPart\":\"" + pathPart + "\"}");
  }

  private String move(String id, String parent) throws Exception {
    return server.refusal(
        "PATCH",
        api.resources() + "/" + id,
        "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/parentId\",\"value\":\"%s\"}]}"
            .formatted(parent));
  }

  private List<String> paths() throws Exception {
    return server
        .json("GET", api.resources(), null)
        .path("item")
        .valueStream()
        .map(resource -> resource.path("path"))
        .map(JsonNode::stringValue)
        .toList();
  }
}
