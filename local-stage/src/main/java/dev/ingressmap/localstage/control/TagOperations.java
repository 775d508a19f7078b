package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.restapi.HostedApi;
import dev.ingressmap.localstage.restapi.RestApis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the tags of REST APIs and stages. */
final class TagOperations {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:apigateway:[^:]*::/restapis/([^/]+)(?:/stages/([^/]+))?");

  private final RestApis apis;

  TagOperations(RestApis apis) {
    this.apis = apis;
  }

  Map<String, OperationHandler> handlers() {
    return Map.of("TagResource", this::tag, "UntagResource", this::untag, "GetTags", this::list);
  }

  private Answer tag(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "tags").check();
    Map<String, String> added = Wire.read(body, Tags.class).tags();
    return change(call, tags -> tags.putAll(added == null ? Map.of() : added));
  }

  private Answer untag(Call call) {
    List<String> keys = call.parameters("tagKeys");
    return change(call, tags -> keys.forEach(tags::remove));
  }

  private Answer list(Call call) {
    Target target = target(call);
    HostedApi api = apis.get(target.apiId);
    return Answer.json(
        Map.of(
            "tags",
            target.stageName == null ? api.api().tags() : api.stage(target.stageName).tags()));
  }

  private Answer change(Call call, Consumer<Map<String, String>> change) {
    Target target = target(call);
    apis.update(
        target.apiId,
        api -> {
          if (target.stageName == null) {
            return api.with(
                api.definition().with(api.api().withTags(changed(api.api().tags(), change))));
          }
          var stage = api.stage(target.stageName);
          return api.with(stage.withTags(changed(stage.tags(), change)));
        });
    return Answer.EMPTY;
  }

  private static Map<String, String> changed(
      Map<String, String> tags, Consumer<Map<String, String>> change) {
    var copy = new LinkedHashMap<>(tags);
    change.accept(copy);
    return copy;
  }

  private static Target target(Call call) {
    Matcher arn = ARN.matcher(call.label("resource_arn"));
    if (!arn.matches()) {
      throw badRequest("Invalid ARN specified in the request");
    }
    return new Target(arn.group(1), arn.group(2));
  }

  private record Target(String apiId, @Nullable String stageName) {}

  private record Tags(@Nullable Map<String, String> tags) {}
}
