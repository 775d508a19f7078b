package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import java.util.Map;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The tags of API Gateway's resources. The rules for calls are those of {@link ApiGateway}. */
public final class Tags {

  private final ApiGatewayClient client;
  private final Region region;

  Tags(ApiGatewayClient client, Region region) {
    this.client = client;
    this.region = region;
  }

  /** Adds tags to an API and keeps its other tags. */
  public void tagApi(String apiId, Map<String, String> tags) {
    tag("API " + apiId, "/restapis/" + apiId, tags);
  }

  /** Removes a tag from an API. */
  public void untagApi(String apiId, String tag) {
    untag("API " + apiId, "/restapis/" + apiId, tag);
  }

  /** Adds tags to a custom domain name and keeps its other tags. */
  public void tagDomain(String name, Map<String, String> tags) {
    tag("domain " + name, "/domainnames/" + name, tags);
  }

  /** Removes a tag from a custom domain name. */
  public void untagDomain(String name, String tag) {
    untag("domain " + name, "/domainnames/" + name, tag);
  }

  private void tag(String subject, String resource, Map<String, String> tags) {
    String arn = arn(resource);
    call("TagResource", subject, () -> client.tagResource(r -> r.resourceArn(arn).tags(tags)));
  }

  private void untag(String subject, String resource, String tag) {
    String arn = arn(resource);
    call(
        "UntagResource", subject, () -> client.untagResource(r -> r.resourceArn(arn).tagKeys(tag)));
  }

  private String arn(String resource) {
    String partition = PartitionMetadata.of(region).id();
    return "arn:%s:apigateway:%s::%s".formatted(partition, region.id(), resource);
  }
}
