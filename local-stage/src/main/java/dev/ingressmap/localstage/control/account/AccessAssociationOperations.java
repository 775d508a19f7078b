package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.AccessAssociations;
import dev.ingressmap.localstage.model.account.DomainNames;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.domain.AccessAssociation;
import dev.ingressmap.localstage.model.domain.DomainKey;
import dev.ingressmap.localstage.model.domain.DomainName;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on domain name access associations. Everything belongs to one account here. */
public final class AccessAssociationOperations {

  private static final String PATH = ":/domainnames/";

  private final AccessAssociations associations;
  private final DomainNames domains;

  public AccessAssociationOperations(RestApis apis) {
    this.associations = apis.accessAssociations();
    this.domains = apis.domainNames();
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateDomainNameAccessAssociation", this::create,
        "GetDomainNameAccessAssociations", this::list,
        "RejectDomainNameAccessAssociation", this::reject,
        "DeleteDomainNameAccessAssociation", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "domainNameArn", "accessAssociationSourceType", "accessAssociationSource")
        .oneOf(body, "accessAssociationSourceType", "VPCE")
        .check();
    NewAssociation request = Wire.read(body, NewAssociation.class);
    AccessAssociation created =
        AccessAssociation.of(
            privateDomain(request.domainNameArn), request.accessAssociationSource, request.tags);
    associations.add(created);
    return Answer.json(created);
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
            Owner.of(call).owned(associations.all()),
            known -> Page.creationKey(associations.place(known.domainNameAccessAssociationArn())),
            call));
  }

  /** Like AWS, it lets only associations of other accounts be rejected, and there are none here. */
  private Answer reject(Call call) {
    call.constraints()
        .required(
            "domainNameAccessAssociationArn", call.parameter("domainNameAccessAssociationArn"))
        .required("domainNameArn", call.parameter("domainNameArn"))
        .check();
    AccessAssociation known =
        associations.get(String.valueOf(call.parameter("domainNameAccessAssociationArn")));
    throw badRequest(
        "A domain name access association in your own account cannot be rejected: delete "
            + known.domainNameAccessAssociationArn());
  }

  private Answer delete(Call call) {
    associations.remove(call.label("domain_name_access_association_arn"));
    return Answer.EMPTY;
  }

  private DomainName privateDomain(String arn) {
    int path = arn.indexOf(PATH);
    HostedDomain domain =
        domains.find(DomainKey.parse(path < 0 ? "" : arn.substring(path + PATH.length())));
    if (domain == null || !arn.equals(domain.domainName().domainNameArn())) {
      throw badRequest("Invalid domain name ARN specified: " + arn);
    }
    if (domain.key().id() == null) {
      throw badRequest("Only private domain names can have access associations: " + arn);
    }
    return domain.domainName();
  }

  private record NewAssociation(
      String domainNameArn, String accessAssociationSource, Map<String, String> tags) {}
}
