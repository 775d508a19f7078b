package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.Tags;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link to network load balancers in a VPC.
 *
 * @param statusMessage explains the status; absent if there is nothing to say
 */
public record VpcLink(
    String id,
    String name,
    @Nullable String description,
    List<String> targetArns,
    String status,
    @Nullable String statusMessage,
    Map<String, String> tags) {

  private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

  public VpcLink {
    if (name == null || name.isBlank()) {
      throw badRequest("Name cannot be empty");
    }
    if (description != null && description.isEmpty()) {
      description = null;
    }
    targetArns = Copies.list(targetArns);
    for (String arn : targetArns) {
      if (!ARN.matcher(arn).matches()) {
        throw badRequest("Invalid ARN. ARN is not well formed " + arn);
      }
    }
    tags = Tags.of(tags);
  }

  public VpcLink withTags(Map<String, String> tags) {
    return new VpcLink(id, name, description, targetArns, status, statusMessage, tags);
  }

  /** This link a moment later. Here it needs no time to be set up. */
  public VpcLink available() {
    return new VpcLink(
        id, name, description, targetArns, "AVAILABLE", "Your vpc link is ready for use", tags);
  }
}
