package dev.ingressmap.gateway.aws.account;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Given;
import dev.ingressmap.gateway.aws.call.Patch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;

/** Custom domain names and their base path mappings. */
public final class DomainNames {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  public DomainNames(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  public Optional<DomainName> find(String name) {
    return Calls.find(
        "GetDomainName",
        subject(name),
        () -> DomainName.of(client.getDomainName(r -> r.domainName(name))));
  }

  /** The mappings of a domain; empty if the domain does not exist. */
  public List<Mapping> mappings(String name) {
    return Calls.find(
            "GetBasePathMappings",
            subject(name),
            () ->
                Given.list(
                    client
                        .getBasePathMappingsPaginator(r -> r.domainName(name).limit(PAGE))
                        .items(),
                    Mapping::of))
        .orElse(List.of());
  }

  /** Creates a domain name together with its tags. AWS allows one such call in 30 s. */
  public DomainName create(String name, DomainName.Facts facts, Map<String, String> tags) {
    CreateDomainNameRequest.Builder request =
        CreateDomainNameRequest.builder()
            .domainName(name)
            .regionalCertificateArn(facts.certificate())
            .endpointConfiguration(endpoint ->
                endpoint.types(EndpointType.REGIONAL).ipAddressType(facts.ipAddressType()))
            .securityPolicy(facts.securityPolicy())
            .tags(tags);
    if (facts.accessMode() != null) {
      request.endpointAccessMode(facts.accessMode());
    }
    if (facts.truststore() != null) {
      request.mutualTlsAuthentication(tls ->
          tls.truststoreUri(facts.truststore()).truststoreVersion(facts.truststoreVersion()));
    }
    return Calls.create(
        "CreateDomainName",
        subject(name),
        () -> DomainName.of(creates.createDomainName(request.build()), facts, tags));
  }

  /** Applies a patch to a domain name in one call. AWS allows one such call in 30 s. */
  public void update(String name, List<Patch> patch) {
    call(
        "UpdateDomainName",
        subject(name),
        () ->
            client.updateDomainName(
                r -> r.domainName(name).patchOperations(Patch.operations(patch))));
  }

  /** Deletes a domain name. AWS allows one such call in 30 s. */
  public void delete(String name) {
    var unused =
        Calls.find(
            "DeleteDomainName",
            subject(name),
            () -> client.deleteDomainName(r -> r.domainName(name)));
  }

  /** Maps a base path to a stage. AWS refuses this if the base path is already mapped. */
  public void map(String name, String basePath, String apiId, String stage) {
    var unused =
        Calls.create(
            "CreateBasePathMapping",
            subject(name, basePath),
            () ->
                creates.createBasePathMapping(
                    r -> r.domainName(name).basePath(basePath).restApiId(apiId).stage(stage)));
  }

  /** Moves a base path to another stage in one call. */
  public void remap(String name, String basePath, List<Patch> patch) {
    call(
        "UpdateBasePathMapping",
        subject(name, basePath),
        () ->
            client.updateBasePathMapping(r ->
                r.domainName(name).basePath(basePath).patchOperations(Patch.operations(patch))));
  }

  /** Deletes a mapping. It may be missing, if an earlier try succeeded but its answer was lost. */
  public void unmap(String name, String basePath) {
    var unused =
        Calls.find(
            "DeleteBasePathMapping",
            subject(name, basePath),
            () -> client.deleteBasePathMapping(r -> r.domainName(name).basePath(basePath)));
  }

  private static String subject(String name) {
    return "domain " + name;
  }

  private static String subject(String name, String basePath) {
    return "base path " + basePath + " of domain " + name;
  }
}
