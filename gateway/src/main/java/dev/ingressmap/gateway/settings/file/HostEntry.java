package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.Host.VpcLink;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a host. */
final class HostEntry {

  private static final Pattern PREFIX = Pattern.compile("(?:/[a-zA-Z0-9._:-]++)++");
  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");
  private static final Pattern BACKEND =
      Pattern.compile("https?://(?:[a-zA-Z0-9.:-]++|\\$\\{stageVariables\\.[a-zA-Z0-9_]+})++");
  private static final Pattern LINK =
      Pattern.compile("[a-z0-9]+|\\$\\{stageVariables\\.[a-zA-Z0-9_]+}");

  /** AWS's guide and samples name the load balancer here; its API reference names a listener. */
  private static final Pattern TARGET =
      Pattern.compile(
          "arn:aws[a-z-]*:elasticloadbalancing:\\S+:(loadbalancer|listener)/(app|net)/\\S+");

  private HostEntry() {}

  static Host read(String host, YamlValue entry) {
    entry.entries(Set.of("prefix", "name", "backend", "vpcLink", "trustsAnyCertificate"));
    if (entry.entries().isEmpty()) {
      throw entry.invalid("is empty: give it a prefix, a name or a backend");
    }
    YamlValue prefix = entry.get("prefix");
    YamlValue name = entry.get("name");
    if (name != null && !host.startsWith("*.")) {
      throw name.invalid("is only for hosts with a wildcard: remove it");
    }
    YamlValue backend = entry.get("backend");
    YamlValue link = entry.get("vpcLink");
    return new Host(
        prefix == null
            ? ""
            : prefix.matching(PREFIX, "a path such as /shop, without a slash at its end"),
        name == null ? null : name(host, name),
        backend == null
            ? null
            : backend.matching(
                BACKEND, "a scheme and a host such as https://${stageVariables.shop}"),
        link == null ? null : link(link),
        entry.bool("trustsAnyCertificate", false));
  }

  private static String name(String host, YamlValue name) {
    String read = name.matching(NAME, "a lower-case DNS name");
    if (!read.endsWith(host.substring(1))
        || read.indexOf('.') != read.length() - host.length() + 1) {
      throw name.invalid("must be one that " + host + " matches");
    }
    return read;
  }

  private static VpcLink link(YamlValue entry) {
    entry.entries(Set.of("id", "target"));
    @Nullable YamlValue target = entry.get("target");
    return new VpcLink(
        entry.require("id").matching(LINK, "the id of a VPC link, or ${stageVariables.name}"),
        target == null
            ? null
            : target.matching(TARGET, "the ARN of an Application or Network Load Balancer"));
  }
}
