package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Domain;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;

/** Makes a domain that answers nothing yet. */
record CreateDomain(Domain desired) implements DomainStep {

  @Override
  public String text(DomainWork work) {
    return "creating domain " + desired.name();
  }

  @Override
  public void perform(DomainWork work) {
    Map<String, String> tags = MapTags.ofDomain(work.settings(), desired);
    work.created(LiveDomain.created(work.aws().domainNames().create(request(tags)), tags));
  }

  private CreateDomainNameRequest request(Map<String, String> tags) {
    CreateDomainNameRequest.Builder request =
        CreateDomainNameRequest.builder()
            .domainName(desired.name())
            .regionalCertificateArn(desired.certificate())
            .endpointConfiguration(endpoint -> endpoint.types(EndpointType.REGIONAL))
            .securityPolicy(desired.securityPolicy())
            .tags(tags);
    Domain.MutualTls mutualTls = desired.mutualTls();
    if (mutualTls != null) {
      request.mutualTlsAuthentication(
          tls -> tls.truststoreUri(mutualTls.truststore()).truststoreVersion(mutualTls.version()));
    }
    return request.build();
  }
}
