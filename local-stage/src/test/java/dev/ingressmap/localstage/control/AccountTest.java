package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final String ROLE = "arn:aws:iam::123456789012:role/logs";

  @AutoClose private final ControlPlaneServer server = new ControlPlaneServer();

  AccountTest() throws Exception {}

  @Test
  void hasTheSettingsOfANewOne() throws Exception {
    assertThat(server.json("GET", "/account", null).toString())
        .isEqualTo(
            """
            {"throttleSettings":{"burstLimit":5000,"rateLimit":10000.0},\
            "features":["UsagePlans"],"apiKeyVersion":"4"}\
            """);
  }

  @Test
  void keepsARoleUntilItIsTakenAway() throws Exception {
    assertThat(server.json("PATCH", "/account", role(ROLE)).at("/cloudwatchRoleArn").asString())
        .isEqualTo(ROLE);
    assertThat(server.client().getAccount().cloudwatchRoleArn()).isEqualTo(ROLE);
    // Terraform sends this to reset it.
    assertThat(server.json("PATCH", "/account", role("")).has("cloudwatchRoleArn")).isFalse();
  }

  @Test
  void refusesWhatIsNoRole() throws Exception {
    assertThat(server.refusal("PATCH", "/account", role("arn:aws:s3:::logs")))
        .isEqualTo("400 BadRequestException: Invalid ARN specified in the request");
    assertThat(
            server.refusal(
                "PATCH",
                "/account",
                "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/apiKeyVersion\"}]}"))
        .startsWith("400 BadRequestException: Invalid patch path /apiKeyVersion");
  }

  /** Accounts of 2016 had to add them; the request is still in AWS's documentation. */
  @Test
  void keepsUsagePlans() throws Exception {
    assertThat(server.json("PATCH", "/account", feature("add", "UsagePlans")).at("/features"))
        .hasToString("[\"UsagePlans\"]");
    assertThat(server.refusal("PATCH", "/account", feature("remove", "UsagePlans")))
        .isEqualTo("400 BadRequestException: Usage Plans cannot be disabled once enabled");
    assertThat(server.refusal("PATCH", "/account", feature("add", "Other")))
        .isEqualTo("400 BadRequestException: Invalid feature specified. Must be UsagePlans");
  }

  private static String feature(String op, String feature) {
    return """
    {"patchOperations":[{"op":"%s","path":"/features","value":"%s"}]}\
    """
        .formatted(op, feature);
  }

  private static String role(String arn) {
    return """
    {"patchOperations":[{"op":"replace","path":"/cloudwatchRoleArn","value":"%s"}]}\
    """
        .formatted(arn);
  }
}
