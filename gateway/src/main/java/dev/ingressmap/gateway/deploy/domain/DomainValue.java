package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Domain.MutualTls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a custom domain has a value for. */
public sealed interface DomainValue extends Property {

  /** A setting, common to all maps that share the domain. */
  enum DomainSetting implements DomainValue {
    CERTIFICATE("certificate", "/regionalCertificateArn"),
    SECURITY_POLICY("securityPolicy", "/securityPolicy"),
    TRUSTSTORE("mutualTls.truststore", "/mutualTlsAuthentication/truststoreUri"),
    TRUSTSTORE_VERSION("mutualTls.version", "/mutualTlsAuthentication/truststoreVersion"),
    /** The hosted zone in which the map keeps the record: of a tag, not of a patch. */
    HOSTED_ZONE("hostedZone", null);

    private final String text;
    private final @Nullable String path;

    DomainSetting(String text, @Nullable String path) {
      this.text = text;
      this.path = path;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** The mapping of a base path, of which its stage is the value. */
  record BasePath(String basePath) implements DomainValue {

    @Override
    public String text() {
      return "mapping[" + Domain.path(basePath) + "]";
    }
  }

  /** The record in a hosted zone. */
  record ZoneRecord(String zone) implements DomainValue {

    @Override
    public String text() {
      return "record[" + zone + "]";
    }
  }

  /** What a domain should have, besides its mappings. */
  static Map<DomainValue, String> of(Domain domain) {
    Map<DomainValue, String> values = new HashMap<>();
    values.put(DomainSetting.CERTIFICATE, domain.certificate());
    values.put(DomainSetting.SECURITY_POLICY, domain.securityPolicy());
    MutualTls mutualTls = domain.mutualTls();
    if (mutualTls != null) {
      values.put(DomainSetting.TRUSTSTORE, mutualTls.truststore());
      if (mutualTls.version() != null) {
        values.put(DomainSetting.TRUSTSTORE_VERSION, mutualTls.version());
      }
    }
    if (domain.hostedZone() != null) {
      values.put(DomainSetting.HOSTED_ZONE, domain.hostedZone());
      values.put(new ZoneRecord(domain.hostedZone()), DomainRecord.ALIAS);
    }
    return values;
  }

  /** One patch for all settings that differ; none if it is only mappings. */
  static List<Patch> patch(List<Field> fields) {
    boolean endsMutualTls =
        fields.stream()
            .anyMatch(field -> field.property() == DomainSetting.TRUSTSTORE && field.to() == null);
    List<Patch> patch = new ArrayList<>();
    for (Field field : fields) {
      // Without a truststore AWS forgets its version.
      boolean forgotten = endsMutualTls && field.property() == DomainSetting.TRUSTSTORE_VERSION;
      if (field.property() instanceof DomainSetting setting && setting.path != null && !forgotten) {
        // An empty value is AWS's way to take one away.
        patch.add(Patch.replace(setting.path, Objects.requireNonNullElse(field.to(), "")));
      }
    }
    return patch;
  }
}
