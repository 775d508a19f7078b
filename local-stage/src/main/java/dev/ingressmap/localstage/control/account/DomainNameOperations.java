package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.valueElement;
import static dev.ingressmap.localstage.control.patch.PatchEdit.within;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.DomainNames;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.domain.DomainKey;
import dev.ingressmap.localstage.model.domain.DomainName;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on custom domain names. This machine's DNS does not know these names. */
public final class DomainNameOperations {

  /** The hosted zone of all edge-optimized domain names of AWS. */
  private static final String EDGE_ZONE = "Z2FDTNDATAQYW2";

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/certificateArn", text("certificateArn"), "add", "replace", "remove"),
          on("/certificateName", text("certificateName"), "add", "replace", "remove"),
          on("/regionalCertificateArn", text("regionalCertificateArn"), "add", "replace", "remove"),
          on(
              "/regionalCertificateName",
              text("regionalCertificateName"),
              "add",
              "replace",
              "remove"),
          on("/securityPolicy", text("securityPolicy"), "replace"),
          on("/endpointAccessMode", text("endpointAccessMode"), "replace"),
          on("/routingMode", text("routingMode"), "replace"),
          on("/policy", text("policy"), "replace"),
          on("/managementPolicy", text("managementPolicy"), "replace"),
          on(
              "/ownershipVerificationCertificateArn",
              text("ownershipVerificationCertificateArn"),
              "replace"),
          on(
              "/endpointConfiguration/types",
              within("endpointConfiguration", valueElement("types")),
              "add",
              "remove"),
          on(
              "/endpointConfiguration/types/*",
              within("endpointConfiguration", DomainNameOperations::onlyType),
              "replace"),
          on(
              "/endpointConfiguration/ipAddressType",
              within("endpointConfiguration", text("ipAddressType")),
              "replace"),
          on(
              "/mutualTlsAuthentication/truststoreUri",
              within("mutualTlsAuthentication", text("truststoreUri")),
              "replace"),
          on(
              "/mutualTlsAuthentication/truststoreVersion",
              within("mutualTlsAuthentication", text("truststoreVersion")),
              "replace"));

  private final DomainNames domains;
  private final InstantSource clock;

  public DomainNameOperations(DomainNames domains, InstantSource clock) {
    this.domains = domains;
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateDomainName", this::create,
        "GetDomainName", call -> Answer.json(full(domains.get(key(call)).domainName())),
        "GetDomainNames", this::list,
        "UpdateDomainName", this::update,
        "DeleteDomainName", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "domainName")
        .allOf(body, "endpointConfiguration.types", "PRIVATE", "EDGE", "REGIONAL")
        .oneOf(body, "endpointConfiguration.ipAddressType", "ipv4", "dualstack")
        .check();
    body.remove(List.of("domainNameId", "managementPolicy"));
    body.put("domainNameStatus", "AVAILABLE");
    DomainName created = reachable(Wire.read(identified(body, call), DomainName.class), call);
    domains.add(HostedDomain.of(created));
    return Answer.json(full(created));
  }

  /** The domain name with its ARN. Only the ARN of a private one has an account and an id. */
  private static ObjectNode identified(ObjectNode body, Call call) {
    String name = body.path("domainName").asString("");
    boolean isPrivate =
        body.path("endpointConfiguration")
            .path("types")
            .valueStream()
            .anyMatch(type -> type.asString("").equals(EndpointType.PRIVATE.name()));
    DomainKey key = new DomainKey(name, isPrivate ? Identifier.ofDomainName() : null);
    return body.put("domainNameId", key.id())
        .put(
            "domainNameArn",
            "arn:aws:apigateway:%s:%s:/domainnames/%s"
                .formatted(call.region(), isPrivate ? RestApis.ACCOUNT_ID : "", key));
  }

  /** The domain name with a target for each type of its endpoint, and for no other. */
  private DomainName reachable(DomainName domain, Call call) {
    ObjectNode json = Wire.tree(domain);
    if (!domain.is(EndpointType.REGIONAL)) {
      json.remove(List.of("regionalDomainName", "regionalHostedZoneId"));
    } else if (domain.regionalDomainName() == null) {
      json.put(
              "regionalDomainName",
              "d-%s.execute-api.%s.amazonaws.com".formatted(Identifier.ofApi(), call.region()))
          .put("regionalHostedZoneId", Identifier.ofHostedZone());
    }
    if (!domain.is(EndpointType.EDGE)) {
      json.remove(List.of("distributionDomainName", "distributionHostedZoneId"));
    } else if (domain.distributionDomainName() == null) {
      json.put("distributionDomainName", "d" + Identifier.ofApi() + ".cloudfront.net")
          .put("distributionHostedZoneId", EDGE_ZONE);
    }
    if (!domain.is(EndpointType.EDGE) && !domain.is(EndpointType.PRIVATE)) {
      json.remove("certificateUploadDate");
    } else if (domain.certificateUploadDate() == null) {
      json.put("certificateUploadDate", clock.instant().getEpochSecond());
    }
    return Wire.read(json, DomainName.class);
  }

  private static void onlyType(ObjectNode target, PatchOperation operation, String key) {
    target.putArray("types").add(operation.text());
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(Owner.of(call).owned(domains.all()), domain -> domain.key().toString(), call)
            .map(domain -> full(domain.domainName())));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    HostedDomain updated =
        domains.update(
            key(call),
            domain ->
                domain.with(
                    reachable(PATCHES.apply(domain.domainName(), patch, DomainName.class), call)));
    return Answer.json(full(updated.domainName()));
  }

  private Answer delete(Call call) {
    domains.remove(key(call));
    return Answer.EMPTY;
  }

  /** The domain name of a call, which has an id in the query if it is a private one. */
  static DomainKey key(Call call) {
    return new DomainKey(call.label("domain_name"), call.parameter("domainNameId"));
  }

  private static ObjectNode full(DomainName domainName) {
    ObjectNode json = Wire.tree(domainName);
    json.withObjectProperty("tags");
    return json;
  }
}
