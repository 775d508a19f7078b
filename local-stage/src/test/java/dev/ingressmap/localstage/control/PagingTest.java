package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import tools.jackson.databind.JsonNode;

class PagingTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
    for (int i = 0; i < 58; i++) {
      create("r%02d".formatted(i));
    }
  }

  @Test
  void givesTwentyFiveUnlessAskedForMore() throws Exception {
    assertThat(page(null, null).path("item").size()).isEqualTo(25);
    assertThat(page("60", null).path("item").size()).isEqualTo(60);
    assertThat(page("60", null).has("position")).isFalse();
    assertThat(page("9999", null).path("item").size()).isEqualTo(60);
    // LocalStack's test_negative_get_usage_plan_api_keys, recorded from AWS.
    assertThat(page("-1", null).path("item").size()).isEqualTo(25);
    assertThat(server.refusal("GET", api.resources() + "?limit=0", null))
        .isEqualTo("400 BadRequestException: Invalid limit specified: 0");
    assertThat(server.refusal("GET", api.resources() + "?position=%25", null))
        .isEqualTo("400 BadRequestException: Invalid position parameter");
  }

  @Test
  void pagesCoverAllOnce() {
    List<Resource> all = new ArrayList<>();
    server
        .client()
        .getResourcesPaginator(r -> r.restApiId(api.id()).limit(7))
        .items()
        .forEach(all::add);
    assertThat(all).hasSize(60).extracting(Resource::path).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pagesStayInStepWhileTheListChanges() throws Exception {
    JsonNode first = page("10", null);
    String last = first.at("/item/9/id").stringValue();
    server.json("DELETE", api.resources() + "/" + last, null);
    create("a");
    JsonNode second = page("10", first.path("position").stringValue());
    assertThat(second.at("/item/0/path").stringValue())
        .isGreaterThan(first.at("/item/9/path").stringValue());
    assertThat(second.at("/item/0/path").stringValue()).isEqualTo("/r08");
  }

  @Test
  void pagesApis() throws Exception {
    List<String> created = new ArrayList<>(List.of(api.id()));
    for (int i = 0; i < 12; i++) {
      created.add(server.json("POST", "/restapis", "{\"name\":\"a\"}").path("id").stringValue());
    }
    assertThat(server.client().getRestApisPaginator(r -> r.limit(2)).items())
        .extracting(RestApi::id)
        .containsExactlyElementsOf(created);
  }

  private void create(String pathPart) throws Exception {
    server.json(
        "POST", api.resources() + "/" + api.rootId(), "{\"pathPart\":\"" + pathPart + "\"}");
  }

  private JsonNode page(@Nullable String limit, @Nullable String position) throws Exception {
    return server.json(
        "GET",
        api.resources()
            + "?x"
            + (limit == null ? "" : "&limit=" + limit)
            + (position == null ? "" : "&position=" + position),
        null);
  }
}
