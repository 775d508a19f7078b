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

/** A value of a custom domain. */
public sealed interface DomainValue extends Property {

  /** A setting. All maps that share the domain share it. */
  enum DomainSetting implements DomainValue {
    CERTIFICATE("certificate", "/regionalCertificateArn"),
    SECURITY_POLICY("securityPolicy", "/securityPolicy"),
    ACCESS_MODE("endpointAccessMode", "/endpointAccessMode"),
    IP_ADDRESS_TYPE("ipAddressType", "/endpointConfiguration/ipAddressType"),
    TRUSTSTORE("mutualTls.truststore", "/mutualTlsAuthentication/truststoreUri"),
    TRUSTSTORE_VERSION("mutualTls.version", "/mutualTlsAuthentication/truststoreVersion"),
    /** The hosted zone in which the map keeps the record. It is a tag: no patch changes it. */
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

  /** The mapping of a base path. Its value is the stage. */
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

  /** The desired values of a domain, without its mappings. */
  static Map<DomainValue, String> of(Domain domain) {
    Map<DomainValue, String> values = new HashMap<>();
    values.put(DomainSetting.CERTIFICATE, domain.certificate());
    values.put(DomainSetting.SECURITY_POLICY, domain.securityPolicy());
    if (domain.accessMode() != null) {
      values.put(DomainSetting.ACCESS_MODE, domain.accessMode());
    }
    values.put(DomainSetting.IP_ADDRESS_TYPE, domain.ipAddressType());
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

  /** One patch for all settings that differ; empty if only mappings differ. */
  static List<Patch> patch(List<Field> fields) {
    boolean endsMutualTls =
        fields.stream()
            .anyMatch(field -> field.property() == DomainSetting.TRUSTSTORE && field.to() == null);
    List<Patch> patch = new ArrayList<>();
    for (Field field : fields) {
      // If the truststore is removed, AWS removes its version too.
      boolean forgotten = endsMutualTls && field.property() == DomainSetting.TRUSTSTORE_VERSION;
      if (field.property() instanceof DomainSetting setting && setting.path != null && !forgotten) {
        // In AWS's patches, an empty value removes the setting; a mode cannot be removed.
        String otherwise = setting == DomainSetting.ACCESS_MODE ? Domain.BASIC : "";
        patch.add(Patch.replace(setting.path, Objects.requireNonNullElse(field.to(), otherwise)));
      }
    }
    return patch;
  }
}
