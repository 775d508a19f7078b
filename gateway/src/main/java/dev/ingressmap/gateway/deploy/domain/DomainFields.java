package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Domain.MutualTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The settings of a domain name as named values, and the patch that changes them. */
public final class DomainFields {

  static final String CERTIFICATE = "certificate";
  static final String SECURITY_POLICY = "securityPolicy";
  static final String TRUSTSTORE = "mutualTls.truststore";
  static final String TRUSTSTORE_VERSION = "mutualTls.version";
  static final String HOSTED_ZONE = "hostedZone";

  private static final Map<String, String> PATHS =
      Map.of(
          CERTIFICATE, "/regionalCertificateArn",
          SECURITY_POLICY, "/securityPolicy",
          TRUSTSTORE, "/mutualTlsAuthentication/truststoreUri",
          TRUSTSTORE_VERSION, "/mutualTlsAuthentication/truststoreVersion");

  private DomainFields() {}

  static SortedMap<String, String> of(Domain domain) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put(CERTIFICATE, domain.certificate());
    fields.put(SECURITY_POLICY, domain.securityPolicy());
    MutualTls mutualTls = domain.mutualTls();
    if (mutualTls != null) {
      fields.put(TRUSTSTORE, mutualTls.truststore());
      if (mutualTls.version() != null) {
        fields.put(TRUSTSTORE_VERSION, mutualTls.version());
      }
    }
    if (domain.hostedZone() != null) {
      fields.put(HOSTED_ZONE, domain.hostedZone());
      fields.put(record(domain.hostedZone()), DomainRecord.ALIAS);
    }
    return fields;
  }

  /** The name of a mapping among the values, of which its stage is one. */
  static String mapping(String basePath) {
    return "mapping[" + Domain.path(basePath) + "]";
  }

  /** The name of the record in a hosted zone among the values. */
  static String record(String zone) {
    return "record[" + zone + "]";
  }

  /** The base path of which a value is the mapping. */
  public static Optional<String> basePath(Field field) {
    return within("mapping", field);
  }

  /** The hosted zone of which a value is the record. */
  public static Optional<String> zone(Field field) {
    return within("record", field);
  }

  private static Optional<String> within(String name, Field field) {
    return field.name().startsWith(name + "[")
        ? Optional.of(field.name().substring(name.length() + 1, field.name().length() - 1))
        : Optional.empty();
  }

  /** One patch for all settings that differ; none if it is only mappings. */
  static List<PatchOperation> patch(List<Field> fields) {
    boolean endsMutualTls =
        fields.stream().anyMatch(field -> field.name().equals(TRUSTSTORE) && field.to() == null);
    List<PatchOperation> patch = new ArrayList<>();
    for (Field field : fields) {
      String path = PATHS.get(field.name());
      // Without a truststore AWS forgets its version.
      if (path != null && !(endsMutualTls && field.name().equals(TRUSTSTORE_VERSION))) {
        // An empty value is AWS's way to take one away.
        patch.add(Patches.replace(path, Objects.requireNonNullElse(field.to(), "")));
      }
    }
    return patch;
  }
}
