package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on the tags of REST APIs, stages, usage plans, API keys, client certificates and
 * domain names.
 */
public final class TagOperations {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:[^:]+:apigateway:[^:]*::/(restapis|usageplans|apikeys|clientcertificates|domainnames)/([^/]+)(?:/stages/([^/]+))?");

  private final RestApis apis;

  public TagOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
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
    return Answer.json(
        Map.of(
            "tags",
            switch (target.kind) {
              case "usageplans" -> apis.usagePlans().get(target.id).tags();
              case "apikeys" -> apis.apiKeys().get(target.id).tags();
              case "clientcertificates" -> apis.clientCertificates().get(target.id).tags();
              case "domainnames" -> apis.domainNames().get(target.id).domainName().tags();
              default ->
                  target.stageName == null
                      ? apis.get(target.id).api().tags()
                      : apis.get(target.id).stage(target.stageName).tags();
            }));
  }

  private Answer change(Call call, Consumer<Map<String, String>> change) {
    Target target = target(call);
    switch (target.kind) {
      case "usageplans" ->
          apis.usagePlans().update(target.id, plan -> plan.withTags(changed(plan.tags(), change)));
      case "apikeys" ->
          apis.apiKeys().update(target.id, key -> key.withTags(changed(key.tags(), change)));
      case "clientcertificates" ->
          apis.clientCertificates()
              .update(
                  target.id,
                  certificate -> certificate.withTags(changed(certificate.tags(), change)));
      case "domainnames" -> {
        var _ =
            apis.domainNames()
                .update(
                    target.id,
                    domain ->
                        domain.with(
                            domain
                                .domainName()
                                .withTags(changed(domain.domainName().tags(), change))));
      }
      default -> changeApi(target, change);
    }
    return Answer.EMPTY;
  }

  private void changeApi(Target target, Consumer<Map<String, String>> change) {
    apis.update(
        target.id,
        api -> {
          if (target.stageName == null) {
            return api.with(
                api.definition().with(api.api().withTags(changed(api.api().tags(), change))));
          }
          var stage = api.stage(target.stageName);
          return api.with(stage.withTags(changed(stage.tags(), change)));
        });
  }

  private static Map<String, String> changed(
      Map<String, String> tags, Consumer<Map<String, String>> change) {
    var copy = new LinkedHashMap<>(tags);
    change.accept(copy);
    return copy;
  }

  private static Target target(Call call) {
    Matcher arn = ARN.matcher(call.label("resource_arn"));
    if (!arn.matches() || (!arn.group(1).equals("restapis") && arn.group(3) != null)) {
      throw badRequest("Invalid ARN specified in the request");
    }
    return new Target(arn.group(1), arn.group(2), arn.group(3));
  }

  /** What an ARN names: a kind of resource, its id, and the name of the stage if it is a stage. */
  private record Target(String kind, String id, @Nullable String stageName) {}

  private record Tags(@Nullable Map<String, String> tags) {}
}
