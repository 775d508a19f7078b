package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.MutualTlsAuthentication;

/**
 * A custom domain name.
 *
 * @param target the name for a DNS alias record of the domain; empty if AWS does not return one
 * @param zone the hosted zone of the target; empty if AWS does not return one
 */
public record DomainName(
    String name, Map<String, String> tags, Facts facts, String target, String zone) {

  public DomainName {
    tags = Map.copyOf(tags);
  }

  static DomainName of(GetDomainNameResponse live) {
    MutualTlsAuthentication tls = live.mutualTlsAuthentication();
    return new DomainName(
        Given.required(live.domainName(), "domainName"),
        Given.map(live.tags()),
        new Facts(
            live.regionalCertificateArn(),
            live.securityPolicyAsString(),
            live.endpointAccessModeAsString(),
            live.endpointConfiguration() == null
                ? null
                : live.endpointConfiguration().ipAddressTypeAsString(),
            tls == null ? null : tls.truststoreUri(),
            tls == null ? null : tls.truststoreVersion()),
        first(live.regionalDomainName(), live.distributionDomainName()),
        first(live.regionalHostedZoneId(), live.distributionHostedZoneId()));
  }

  static DomainName of(CreateDomainNameResponse made, Facts facts, Map<String, String> tags) {
    return new DomainName(
        Given.required(made.domainName(), "domainName"),
        tags,
        facts,
        first(made.regionalDomainName(), made.distributionDomainName()),
        first(made.regionalHostedZoneId(), made.distributionHostedZoneId()));
  }

  private static String first(@Nullable String regional, @Nullable String edge) {
    return regional != null ? regional : Given.text(edge);
  }

  /**
   * The settings that all users of a domain name share. A setting is null if nobody has set it.
   *
   * @param certificate the ARN of its certificate
   * @param truststore the S3 address of the CA certificates that clients are checked against
   */
  public record Facts(
      @Nullable String certificate,
      @Nullable String securityPolicy,
      @Nullable String accessMode,
      @Nullable String ipAddressType,
      @Nullable String truststore,
      @Nullable String truststoreVersion) {}
}
