package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Endpoint;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the endpoint of an API. */
final class EndpointEntry {

  private static final Pattern VPC_ENDPOINT = Pattern.compile("vpce-[0-9a-f]+");

  private EndpointEntry() {}

  static Endpoint read(@Nullable YamlValue entry, boolean hasPolicy) {
    if (entry == null) {
      return Endpoint.DEFAULT;
    }
    entry.entries(Set.of("type", "vpcEndpoints", "disabled"));
    YamlValue type = entry.get("type");
    Endpoint endpoint =
        new Endpoint(
            type == null
                ? Endpoint.Type.REGIONAL
                : Endpoint.Type.valueOf(type.oneOf(Set.of("REGIONAL", "EDGE", "PRIVATE"))),
            vpcEndpoints(entry),
            entry.bool("disabled", false));
    if (endpoint.type() == Endpoint.Type.PRIVATE && !hasPolicy) {
      throw entry.invalid("a PRIVATE API needs a resource policy: give it api.policy");
    }
    if (endpoint.type() != Endpoint.Type.PRIVATE && !endpoint.vpcEndpoints().isEmpty()) {
      throw entry
          .require("vpcEndpoints")
          .invalid("are for an API of type PRIVATE, and this one is " + endpoint.type());
    }
    return endpoint;
  }

  private static List<String> vpcEndpoints(YamlValue entry) {
    return entry.items("vpcEndpoints").stream()
        .map(item -> item.matching(VPC_ENDPOINT, "the id of a VPC endpoint such as vpce-0a1b2c"))
        .toList();
  }
}
