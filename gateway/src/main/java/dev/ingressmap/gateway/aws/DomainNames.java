package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import dev.ingressmap.gateway.aws.call.Calls;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;

/**
 * Custom domain names and their base path mappings, which belong to the account and not to an API.
 * The calls are made as those of {@link ApiGateway} are.
 */
public final class DomainNames {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  DomainNames(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  public Optional<GetDomainNameResponse> find(String name) {
    return Calls.find(
        "GetDomainName", subject(name), () -> client.getDomainName(r -> r.domainName(name)));
  }

  /** What the domain answers; nothing if it does not exist. */
  public List<BasePathMapping> mappings(String name) {
    return Calls.find(
            "GetBasePathMappings",
            subject(name),
            () ->
                client
                    .getBasePathMappingsPaginator(r -> r.domainName(name).limit(PAGE))
                    .items()
                    .stream()
                    .toList())
        .orElse(List.of());
  }

  /** Creates a domain name that has its tags from its first moment; AWS allows one in 30 s. */
  public CreateDomainNameResponse create(CreateDomainNameRequest domain) {
    return Calls.create(
        "CreateDomainName", subject(domain.domainName()), () -> creates.createDomainName(domain));
  }

  /** Changes a domain name as a whole; AWS allows one such call in 30 s. */
  public void update(String name, List<Patch> patch) {
    call(
        "UpdateDomainName",
        subject(name),
        () ->
            client.updateDomainName(
                r -> r.domainName(name).patchOperations(Patch.operations(patch))));
  }

  /** Deletes a domain name; AWS allows one in 30 s. */
  public void delete(String name) {
    var unused =
        Calls.find(
            "DeleteDomainName",
            subject(name),
            () -> client.deleteDomainName(r -> r.domainName(name)));
  }

  /** Maps a base path to a stage; AWS refuses one that is mapped already. */
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

  /** Deletes a mapping; one that is gone already may be so by a try whose answer was lost. */
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
