package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.domain.DomainKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on the tags of REST APIs, stages, usage plans, API keys, client certificates, VPC
 * links, domain names and their access associations.
 */
public final class TagOperations {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:[^:]+:apigateway:[^:]*:(\\d{12})?:/(restapis|usageplans|apikeys|clientcertificates|vpclinks|domainnames)/([^/]+)(?:/stages/([^/]+))?");

  private static final String ASSOCIATIONS = "domainnameaccessassociations";

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
              case "vpclinks" -> apis.vpcLinks().get(target.id).tags();
              case "domainnames" ->
                  apis.domainNames().get(DomainKey.parse(target.id)).domainName().tags();
              case ASSOCIATIONS -> apis.accessAssociations().get(target.id).tags();
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
      case "vpclinks" ->
          apis.vpcLinks().update(target.id, link -> link.withTags(changed(link.tags(), change)));
      case "domainnames" ->
          apis.domainNames()
              .update(
                  DomainKey.parse(target.id),
                  domain ->
                      domain.with(
                          domain
                              .domainName()
                              .withTags(changed(domain.domainName().tags(), change))));
      case ASSOCIATIONS ->
          apis.accessAssociations()
              .update(target.id, known -> known.withTags(changed(known.tags(), change)));
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
    String text = call.label("resource_arn");
    if (text.contains(":/" + ASSOCIATIONS + "/")) {
      return new Target(ASSOCIATIONS, text, null);
    }
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()
        || (arn.group(1) != null) != arn.group(3).contains("+")
        || (!arn.group(2).equals("restapis") && arn.group(4) != null)) {
      throw badRequest("Invalid ARN specified in the request");
    }
    return new Target(arn.group(2), arn.group(3), arn.group(4));
  }

  /**
   * What an ARN names: a kind of resource, its id, and the name of the stage if it is a stage. An
   * access association has no shorter id than its ARN.
   */
  private record Target(String kind, String id, @Nullable String stageName) {}

  private record Tags(@Nullable Map<String, String> tags) {}
}
