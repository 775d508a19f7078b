package dev.ingressmap.localstage.model.domain;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Tags;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets a VPC endpoint use a private domain name.
 *
 * @param accessAssociationSource the id of the VPC endpoint, which is not looked for
 */
public record AccessAssociation(
    String domainNameAccessAssociationArn,
    String domainNameArn,
    String accessAssociationSourceType,
    String accessAssociationSource,
    Map<String, String> tags) {

  private static final Pattern VPC_ENDPOINT = Pattern.compile("vpce-[0-9a-z]{1,64}");

  public AccessAssociation {
    if (!VPC_ENDPOINT.matcher(accessAssociationSource).matches()) {
      throw badRequest("Invalid VPC endpoint identifier specified: " + accessAssociationSource);
    }
    tags = Tags.of(tags);
  }

  /** An association whose ARN follows from the domain name and the VPC endpoint. */
  public static AccessAssociation of(
      DomainName domain, String vpcEndpoint, Map<String, String> tags) {
    String domainArn = String.valueOf(domain.domainNameArn());
    return new AccessAssociation(
        domainArn.replace("/domainnames/", "/domainnameaccessassociations/domainname/")
            + "/vpcesource/"
            + vpcEndpoint,
        domainArn,
        "VPCE",
        vpcEndpoint,
        tags);
  }

  public AccessAssociation withTags(Map<String, String> tags) {
    return new AccessAssociation(
        domainNameAccessAssociationArn,
        domainNameArn,
        accessAssociationSourceType,
        accessAssociationSource,
        tags);
  }
}
