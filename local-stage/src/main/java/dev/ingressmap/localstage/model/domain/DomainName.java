package dev.ingressmap.localstage.model.domain;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.SettingValues;
import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A custom domain name for APIs.
 *
 * @param regionalDomainName the target for the domain's DNS record, if it is regional
 * @param distributionDomainName the target for the domain's DNS record, if it is edge-optimized
 * @param domainNameId of a private domain name, which may share its name with others
 * @param domainNameArn absent if it was kept before there were any ARNs
 * @param policy says who may call a private domain name; nobody is kept out by it here
 * @param managementPolicy says who may associate VPC endpoints with a private domain name
 */
public record DomainName(
    String domainName,
    @Nullable String domainNameId,
    @Nullable String domainNameArn,
    @Nullable String certificateArn,
    @Nullable String certificateName,
    @Nullable Instant certificateUploadDate,
    @Nullable String regionalCertificateArn,
    @Nullable String regionalCertificateName,
    @Nullable String regionalDomainName,
    @Nullable String regionalHostedZoneId,
    @Nullable String distributionDomainName,
    @Nullable String distributionHostedZoneId,
    EndpointConfiguration endpointConfiguration,
    String domainNameStatus,
    String securityPolicy,
    @Nullable String endpointAccessMode,
    @Nullable MutualTlsAuthentication mutualTlsAuthentication,
    @Nullable String ownershipVerificationCertificateArn,
    String routingMode,
    @Nullable String policy,
    @Nullable String managementPolicy,
    Map<String, String> tags) {

  /** In characters, without the dot at the end. */
  private static final int MAX_NAME = 253;

  /** It needs a dot and a top-level domain, so it cannot be an address of this machine. */
  private static final Pattern NAME =
      Pattern.compile(
          "(\\*\\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)++[a-z]([a-z0-9-]*[a-z0-9])?");

  public DomainName {
    if (domainName == null
        || domainName.length() > MAX_NAME
        || !NAME.matcher(domainName).matches()) {
      throw badRequest("Invalid domain name specified: " + domainName);
    }
    endpointConfiguration =
        Objects.requireNonNullElse(endpointConfiguration, EndpointConfiguration.EDGE);
    List<EndpointType> types = endpointConfiguration.types();
    boolean regional = types.contains(EndpointType.REGIONAL);
    boolean others = types.size() > (regional ? 1 : 0);
    if ((regional && regionalCertificateArn == null) || (others && certificateArn == null)) {
      throw badRequest("A certificate must be specified for the endpoint type of the domain name");
    }
    if (mutualTlsAuthentication != null && mutualTlsAuthentication.truststoreUri() == null) {
      mutualTlsAuthentication = null;
    }
    domainNameStatus = Objects.requireNonNullElse(domainNameStatus, "AVAILABLE");
    securityPolicy = Objects.requireNonNullElse(securityPolicy, "TLS_1_2");
    routingMode = Objects.requireNonNullElse(routingMode, "BASE_PATH_MAPPING_ONLY");
    SettingValues.check(securityPolicy, endpointAccessMode);
    SettingValues.checkRouting(routingMode);
    tags = Tags.of(tags);
    DomainKey key = new DomainKey(domainName, domainNameId);
    PrivateName.check(key, endpointConfiguration, securityPolicy);
    PrivateName.checkTruststore(key, mutualTlsAuthentication);
    PrivateName.checkPolicy(key, "policy", policy);
    PrivateName.checkPolicy(key, "managementPolicy", managementPolicy);
  }

  public DomainKey key() {
    return new DomainKey(domainName, domainNameId);
  }

  /** Whether its endpoint is, among others, of a type. */
  public boolean is(EndpointType type) {
    return endpointConfiguration.types().contains(type);
  }

  public DomainName withTags(Map<String, String> tags) {
    return new DomainName(
        domainName,
        domainNameId,
        domainNameArn,
        certificateArn,
        certificateName,
        certificateUploadDate,
        regionalCertificateArn,
        regionalCertificateName,
        regionalDomainName,
        regionalHostedZoneId,
        distributionDomainName,
        distributionHostedZoneId,
        endpointConfiguration,
        domainNameStatus,
        securityPolicy,
        endpointAccessMode,
        mutualTlsAuthentication,
        ownershipVerificationCertificateArn,
        routingMode,
        policy,
        managementPolicy,
        tags);
  }
}
