package dev.ingressmap.localstage.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that the service model has for settings of APIs and domain names. */
public final class SettingValues {

  private static final List<String> SECURITY_POLICIES =
      List.of(
          "TLS_1_0",
          "TLS_1_2",
          "SecurityPolicy_TLS13_1_3_2025_09",
          "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
          "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_PQ_2025_09",
          "SecurityPolicy_TLS13_1_2_2021_06",
          "SecurityPolicy_TLS13_2025_EDGE",
          "SecurityPolicy_TLS12_PFS_2025_EDGE",
          "SecurityPolicy_TLS12_2018_EDGE");
  private static final List<String> ACCESS_MODES = List.of("BASIC", "STRICT");
  private static final List<String> ROUTING_MODES =
      List.of("BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING");

  private SettingValues() {}

  /** Refuses a security policy, or how strictly it is checked, that AWS does not have. */
  public static void check(@Nullable String securityPolicy, @Nullable String endpointAccessMode) {
    check("securityPolicy", securityPolicy, SECURITY_POLICIES);
    check("endpointAccessMode", endpointAccessMode, ACCESS_MODES);
  }

  /** Refuses a routing mode that AWS does not have. */
  public static void checkRouting(String routingMode) {
    check("routingMode", routingMode, ROUTING_MODES);
  }

  private static void check(String setting, @Nullable String value, List<String> known) {
    if (value != null && !known.contains(value)) {
      throw new ApiGatewayException(
          400,
          "ValidationException",
          "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                  .formatted(value, setting)
              + " satisfy enum value set: "
              + known);
    }
  }
}
