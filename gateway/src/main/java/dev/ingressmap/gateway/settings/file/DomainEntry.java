package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Domain.MutualTls;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a custom domain. */
final class DomainEntry {

  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)++[a-z]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern CERTIFICATE =
      Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+");
  private static final Pattern BASE_PATH = Pattern.compile("[a-zA-Z0-9$_.+!*'-]+");
  private static final Pattern TRUSTSTORE = Pattern.compile("s3://[a-z0-9.-]+/.+");
  private static final Pattern HOSTED_ZONE = Pattern.compile("[A-Z0-9]{1,32}");

  private static final String TLS_1_2 = "TLS_1_2";

  /** The policies of regional domains, in the names that AWS has given them since 2025. */
  private static final Set<String> POLICIES =
      Set.of(
          "TLS_1_0",
          TLS_1_2,
          "SecurityPolicy_TLS13_1_3_2025_09",
          "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
          "SecurityPolicy_TLS13_1_2_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_2021_06");

  private DomainEntry() {}

  /** The domain of the stage: the one at the root if there is one stage, else the stage's own. */
  static @Nullable Domain of(YamlValue root, Stage stage) {
    YamlValue domain = root.get("domain");
    YamlValue several = root.get("stages");
    if (several == null) {
      return domain == null ? null : read(domain);
    }
    if (domain != null) {
      throw domain.invalid(
          "is for a single stage: with several, give it to one of them, as stages.prod.domain");
    }
    YamlValue entry = several.get(stage.name());
    YamlValue own = entry == null ? null : entry.get("domain");
    return own == null ? null : read(own);
  }

  private static Domain read(YamlValue entry) {
    entry.entries(
        Set.of(
            "name",
            "certificate",
            "basePath",
            "securityPolicy",
            "endpointAccessMode",
            "ipAddressType",
            "mutualTls",
            "hostedZone"));
    YamlValue zone = entry.get("hostedZone");
    YamlValue basePath = entry.get("basePath");
    YamlValue policy = entry.get("securityPolicy");
    YamlValue accessMode = entry.get("endpointAccessMode");
    YamlValue addresses = entry.get("ipAddressType");
    YamlValue mutualTls = entry.get("mutualTls");
    Domain domain =
        new Domain(
            entry.require("name").matching(NAME, "a domain name such as api.example.com"),
            entry
                .require("certificate")
                .matching(CERTIFICATE, "the ARN of a certificate in AWS Certificate Manager"),
            basePath == null
                ? Domain.ROOT
                : basePath.matching(
                    BASE_PATH, "one segment of a path, without slashes, such as shop"),
            policy == null ? TLS_1_2 : policy.oneOf(POLICIES),
            accessMode(policy == null ? TLS_1_2 : policy.text(), accessMode),
            addresses == null ? Domain.IPV4 : addresses.oneOf(Set.of(Domain.IPV4, "dualstack")),
            mutualTls == null ? null : mutualTls(mutualTls),
            zone == null
                ? null
                : zone.matching(
                    HOSTED_ZONE, "the id of a hosted zone of Route 53, such as Z0123456789ABC"));
    if (mutualTls != null && !domain.securityPolicy().equals(TLS_1_2)) {
      throw mutualTls.invalid("needs securityPolicy TLS_1_2");
    }
    return domain;
  }

  private static @Nullable String accessMode(String policy, @Nullable YamlValue entry) {
    String mode = entry == null ? Domain.BASIC : entry.oneOf(Set.of(Domain.BASIC, Domain.STRICT));
    if (Domain.hasAccessMode(policy)) {
      return mode;
    }
    if (entry != null && !mode.equals(Domain.BASIC)) {
      throw entry.invalid("needs a securityPolicy whose name begins with SecurityPolicy_");
    }
    return null;
  }

  private static MutualTls mutualTls(YamlValue entry) {
    entry.entries(Set.of("truststore", "version"));
    YamlValue version = entry.get("version");
    return new MutualTls(
        entry
            .require("truststore")
            .matching(TRUSTSTORE, "an object in S3 such as s3://bucket/ca.pem"),
        version == null ? null : version.text());
  }
}
