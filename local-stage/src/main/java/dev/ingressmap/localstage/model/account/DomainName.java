package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
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
 */
public record DomainName(
    String domainName,
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
    if (endpointConfiguration.types().contains(EndpointType.PRIVATE)) {
      throw badRequest("Private domain names cannot be created here");
    }
    List<EndpointType> types = endpointConfiguration.types();
    if ((types.contains(EndpointType.REGIONAL) && regionalCertificateArn == null)
        || (types.contains(EndpointType.EDGE) && certificateArn == null)) {
      throw badRequest("A certificate must be specified for the endpoint type of the domain name");
    }
    if (mutualTlsAuthentication != null && mutualTlsAuthentication.truststoreUri() == null) {
      mutualTlsAuthentication = null;
    }
    domainNameStatus = Objects.requireNonNullElse(domainNameStatus, "AVAILABLE");
    securityPolicy = Objects.requireNonNullElse(securityPolicy, "TLS_1_2");
    routingMode = Objects.requireNonNullElse(routingMode, "BASE_PATH_MAPPING_ONLY");
    tags = Tags.of(tags);
  }

  /** Whether its endpoint is, among others, of a type. */
  public boolean is(EndpointType type) {
    return endpointConfiguration.types().contains(type);
  }

  public DomainName withTags(Map<String, String> tags) {
    return new DomainName(
        domainName,
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
        tags);
  }
}
