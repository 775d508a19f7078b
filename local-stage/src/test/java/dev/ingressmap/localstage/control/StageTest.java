package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StageTest {

  @AutoClose ControlPlaneServer server;
  SampleApi api;
  String deployment;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
    deployment = api.deploy();
  }

  @Test
  void showsWhatAwsShowsOfANewStage() throws Exception {
    assertThat(server.json("GET", api.stage(), null).propertyNames())
        .containsExactlyInAnyOrder(
            "deploymentId",
            "stageName",
            "cacheClusterEnabled",
            "cacheClusterStatus",
            "methodSettings",
            "tracingEnabled",
            "createdDate",
            "lastUpdatedDate");
  }

  @Test
  void settingsOfAMethodStartFromThoseOfAll() throws Exception {
    var stage =
        patch(
            """
            {"op":"replace","path":"/description","value":"new"},
            {"op":"replace","path":"/variables/var1","value":"test"},
            {"op":"replace","path":"/*/*/throttling/burstLimit","value":"123"},
            {"op":"replace","path":"/*/*/caching/enabled","value":"true"},
            {"op":"replace","path":"/tracingEnabled","value":"true"},
            {"op":"replace","path":"/~1test~1a/GET/throttling/rateLimit","value":"1.5"},
            {"op":"replace","path":"/test/GET/logging/loglevel","value":"INFO"}\
            """);
    JsonNode all = stage.path("methodSettings").path("*/*");
    assertThat(all.toString())
        .isEqualTo(
            """
            {"metricsEnabled":false,"dataTraceEnabled":false,"throttlingBurstLimit":123,\
            "throttlingRateLimit":10000.0,"cachingEnabled":true,"cacheTtlInSeconds":300,\
            "cacheDataEncrypted":false,"requireAuthorizationForCacheControl":true,\
            "unauthorizedCacheControlHeaderStrategy":"SUCCEED_WITH_RESPONSE_HEADER"}\
            """);
    JsonNode one = stage.path("methodSettings").path("~1test~1a/GET");
    assertThat(one.path("throttlingRateLimit").doubleValue()).isEqualTo(1.5);
    assertThat(one.path("cachingEnabled").booleanValue()).isTrue();
    assertThat(stage.path("methodSettings").path("test/GET").path("loggingLevel").stringValue())
        .isEqualTo("INFO");
    assertThat(stage.path("variables").toString()).isEqualTo("{\"var1\":\"test\"}");

    stage =
        patch(
            """
            {"op":"remove","path":"/*/*"},{"op":"remove","path":"/test/GET"},
            {"op":"remove","path":"/variables/var1"}\
            """);
    assertThat(stage.path("methodSettings").propertyNames()).containsExactly("~1test~1a/GET");
    assertThat(stage.has("variables")).isFalse();
  }

  @Test
  void logsAccess() throws Exception {
    var stage =
        patch(
            """
            {"op":"add","path":"/accessLogSettings/destinationArn","value":"arn:a"},
            {"op":"replace","path":"/accessLogSettings/format","value":"$context.requestId"}\
            """);
    assertThat(stage.path("accessLogSettings").toString())
        .isEqualTo("{\"destinationArn\":\"arn:a\",\"format\":\"$context.requestId\"}");
    stage = patch("{\"op\":\"remove\",\"path\":\"/accessLogSettings\"}");
    assertThat(stage.has("accessLogSettings")).isFalse();
    // Without any there is nothing to complain about.
    stage = patch("{\"op\":\"remove\",\"path\":\"/accessLogSettings\"}");
    assertThat(stage.has("accessLogSettings")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          replace|/documentation_version|1|Invalid method setting path: /documentation_version. Must be one of: [/deploymentId,
          replace|/canarySettings|test|Invalid method setting path: /canarySettings. Must be one of: [/deploymentId,
          replace|/canarySettings/badPath|test|Invalid method setting path: /canarySettings/badPath. Must be one of: [/deploymentId,
          replace|/a/WRONG/caching/enabled|true|Invalid method setting path: /a/WRONG/caching/enabled. Must be one of: [/deploymentId,
          replace|/{proxy+}/ANY//throttling/burstLimit|1|Invalid method setting path: /{proxy+}/ANY//throttling/burstLimit. Must be one of: [/deploymentId,
          replace|/a/ANY/throttling/burstLimit|1|Invalid method setting path: /a/ANY/throttling/burstLimit. Must be one of: [/deploymentId,
          replace|/a/*/caching/enabled|true|Invalid method setting path: /a/*/caching/enabled. Must be one of: [/deploymentId,
          replace|/*/GET/caching/enabled|true|Invalid method setting path: /*/GET/caching/enabled. Must be one of: [/deploymentId,
          add|/canarySettings/deploymentId|abc|Invalid add operation with path: /canarySettings/deploymentId
          replace|/canarySettings/deploymentId|abc|Deployment id does not exist
          replace|/deploymentId|abc|Deployment id does not exist
          remove|/*/*||Cannot remove method setting */* because there is no method setting for this method
          remove|/canarySettings/stageVariableOverrides||Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method
          remove|/accessLogSettings/destinationArn||Cannot remove method setting accessLogSettings/destinationArn because there is no method setting for this method
          add|/accessLogSettings/other|a|Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]
          replace|/accessLogSettings|a|Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]
          replace|/accessLogSettings/format||Access Log value must not be empty
          replace|/variables/a-b|c|Invalid stage variable name: a-b. Please use names with only word characters.
          replace|/*/*/caching/ttlInSeconds|3601|Invalid time-to-live setting, must be an integer no greater than 3600
          replace|/*/*/throttling/burstLimit|-5|Invalid value '-5' for method setting /*/*/throttling/burstLimit
          replace|/*/*/throttling/burstLimit|1.5|Invalid value '1.5' for method setting /*/*/throttling/burstLimit
          replace|/*/*/throttling/rateLimit|-0.5|Invalid value '-0.5' for method setting /*/*/throttling/rateLimit
          replace|/*/*/throttling/rateLimit|NaN|Invalid value 'NaN' for method setting /*/*/throttling/rateLimit
          replace|/*/*/throttling/rateLimit|1e400|Invalid value '1e400' for method setting /*/*/throttling/rateLimit
          replace|/canarySettings/percentTraffic|NaN|Percent traffic should be between 0.0 and 100.0
          replace|/canarySettings/percentTraffic|101|Percent traffic should be between 0.0 and 100.0
          copy|/variables||Invalid copy operation with path: /variables and from null. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]
          """)
  void refuses(String op, String path, String value, String message) throws Exception {
    assertThat(
            server.refusal(
                "PATCH",
                api.stage(),
                "{\"patchOperations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":\"%s\"}]}"
                    .formatted(op, path, value == null ? "" : value)))
        .startsWith("400 BadRequestException: " + message);
  }

  @Test
  void takesSoManyOperationsAtOnce() throws Exception {
    String one = "{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"new\"}";
    patch(String.join(",", Collections.nCopies(80, one)));
    assertThat(
            server.refusal(
                "PATCH",
                api.stage(),
                "{\"patchOperations\":[" + String.join(",", Collections.nCopies(81, one)) + "]}"))
        .isEqualTo(
            "400 BadRequestException: Update size too large. Try updating stage in multiple"
                + " UpdateStage operations");
  }

  @Test
  void promotesACanary() throws Exception {
    patch("{\"op\":\"replace\",\"path\":\"/variables/kept\",\"value\":\"1\"}");
    assertThat(
            server.refusal(
                "PATCH",
                api.stage(),
                """
                {"patchOperations":[{"op":"copy","from":"/canarySettings/deploymentId",
                 "path":"/deploymentId"}]}\
                """))
        .isEqualTo("400 BadRequestException: Promotion not available. Canary does not exist.");
    String canary =
        server
            .json(
                "POST",
                api.path() + "/deployments",
                """
                {"stageName":"v1","canarySettings":{"percentTraffic":50,
                 "stageVariableOverrides":{"v":"canary"}}}\
                """)
            .path("id")
            .stringValue();
    var stage = server.json("GET", api.stage(), null);
    assertThat(stage.path("deploymentId").stringValue()).isEqualTo(deployment);
    assertThat(stage.path("canarySettings").toString())
        .isEqualTo(
            "{\"percentTraffic\":50.0,\"deploymentId\":\"%s\",\"stageVariableOverrides\":{\"v\":\"canary\"},\"useStageCache\":false}"
                .formatted(canary));
    assertThat(server.refusal("DELETE", api.path() + "/deployments/" + canary, null))
        .startsWith("400 BadRequestException: Active stages");
    stage =
        patch(
            """
            {"op":"replace","path":"/canarySettings/percentTraffic","value":"0.0"},
            {"op":"copy","from":"/canarySettings/deploymentId","path":"/deploymentId"},
            {"op":"copy","from":"/canarySettings/stageVariableOverrides","path":"/variables"},
            {"op":"remove","path":"/canarySettings"}\
            """);
    assertThat(stage.path("deploymentId").stringValue()).isEqualTo(canary);
    assertThat(stage.path("variables").toString()).isEqualTo("{\"kept\":\"1\",\"v\":\"canary\"}");
    assertThat(stage.has("canarySettings")).isFalse();
  }

  @Test
  void aCanaryPatchedInStartsOnTheDeploymentOfTheStage() throws Exception {
    var stage =
        patch("{\"op\":\"replace\",\"path\":\"/canarySettings/percentTraffic\",\"value\":\"50\"}");
    assertThat(stage.path("canarySettings").toString())
        .isEqualTo(
            "{\"percentTraffic\":50.0,\"deploymentId\":\"%s\",\"useStageCache\":false}"
                .formatted(deployment));
  }

  @Test
  void createsTenStages() throws Exception {
    for (int i = 2; i <= 10; i++) {
      server.json("POST", api.path() + "/stages", stage("v" + i));
    }
    assertThat(server.refusal("POST", api.path() + "/stages", stage("v1")))
        .isEqualTo("409 ConflictException: Stage already exists");
    assertThat(server.refusal("POST", api.path() + "/stages", stage("v11")))
        .startsWith("429 LimitExceededException");
    assertThat(server.json("GET", api.path() + "/stages", null).path("item").size()).isEqualTo(10);
  }

  @Test
  void listsTheStagesOfADeployment() throws Exception {
    String second =
        server
            .json("POST", api.path() + "/deployments", "{\"stageName\":\"v2\"}")
            .path("id")
            .stringValue();
    var stages = server.json("GET", api.path() + "/stages?deploymentId=" + second, null);
    assertThat(stages.path("item").size()).isEqualTo(1);
    assertThat(stages.at("/item/0/stageName").stringValue()).isEqualTo("v2");
  }

  @Test
  void aCacheClusterIsThereAtOnce() throws Exception {
    var stage =
        patch(
            """
            {"op":"replace","path":"/cacheClusterEnabled","value":"true"},
            {"op":"replace","path":"/cacheClusterSize","value":"0.5"}\
            """);
    assertThat(stage.path("cacheClusterStatus").stringValue()).isEqualTo("AVAILABLE");
    assertThat(stage.path("cacheClusterSize").stringValue()).isEqualTo("0.5");
  }

  private String stage(String name) {
    return "{\"stageName\":\"%s\",\"deploymentId\":\"%s\"}".formatted(name, deployment);
  }

  private JsonNode patch(String operations) throws Exception {
    return server.json("PATCH", api.stage(), "{\"patchOperations\":[" + operations + "]}");
  }
}
