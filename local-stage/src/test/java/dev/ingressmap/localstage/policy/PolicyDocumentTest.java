package dev.ingressmap.localstage.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyDocumentTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ARN = "arn:aws:execute-api:us-east-1:000000000000:api/v1/GET/a/b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Resource":"*"                                              | ALLOWED
          "Resource":["no","arn:aws:execute-api:*:*:api/v?/GET/*"]    | ALLOWED
          "Resource":"arn:aws:execute-api:*:*:api/v1/POST/*"          | NOT_ALLOWED
          "Resource":"arn:aws:execute-api:us-east-1:000000000000:api/v1/GET/a.b" | NOT_ALLOWED
          "NotResource":"*/POST/*"                                    | ALLOWED
          "NotResource":"*/GET/*"                                     | NOT_ALLOWED
          "Resource":"*","Principal":"*"                              | ALLOWED
          "Resource":"*","Principal":{"AWS":["*"]}                    | ALLOWED
          "Resource":"*","Principal":{"AWS":"arn:aws:iam::1:root"}    | NOT_ALLOWED
          "Resource":"*","NotPrincipal":{"AWS":"arn:aws:iam::1:root"} | NOT_ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}            | ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"AWS:sourceip":["1.2.3.4","10.1.2.3"]}}  | ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.1.2.2/31"}}           | ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.1.2.4/31"}}           | NOT_ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"::/0"}}                  | NOT_ALLOWED
          "Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8"]}}       | NOT_ALLOWED
          "Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"11.0.0.0/8"}}         | ALLOWED
          "Resource":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}           | NOT_ALLOWED
          "Resource":"*","Condition":{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}   | ALLOWED
          "Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}        | ALLOWED
          "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"StringEquals":{"aws:SourceVpc":"a"}} | NOT_ALLOWED
          """)
  void aStatementAllowsWhatItSpeaksOf(String rest, Decision expected) {
    assertThat(decide("{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\"," + rest + "}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Action, execute-api:*, ALLOWED",
    "Action, EXECUTE-API:invoke, ALLOWED",
    "Action, execute-api:ManageConnections, NOT_ALLOWED",
    "NotAction, execute-api:Invoke, NOT_ALLOWED",
    "NotAction, s3:*, ALLOWED"
  })
  void anActionCanBeAPattern(String field, String action, Decision expected) {
    assertThat(
            decide(
                "{\"Effect\":\"Allow\",\"%s\":\"%s\",\"Resource\":\"*\"}".formatted(field, action)))
        .isEqualTo(expected);
  }

  @Test
  void whatOneStatementDeniesNoOtherAllows() {
    String allow = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    assertThat(decide(allow + "," + allow.replace("Allow", "Deny")))
        .isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(decide(allow.replace("Allow", "Deny") + "," + allow))
        .isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(decide("")).isEqualTo(Decision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"Statement\":\"a\"}",
        "{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\"}]}",
        "{\"Statement\":{\"Effect\":\"Allow\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"Maybe\":{\"a\":\"b\"}}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"IpAddress\":{\"a\":\"b\"}}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"IpAddress\":{\"a\":\"1.2.3.4/33\"}}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"IpAddress\":{\"a\":\"localhost\"}}}}"
      })
  void refusesWhatItCannotFollow(String document) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDocument.of(JSON.readTree(document)));
  }

  private static Decision decide(String statements) {
    return PolicyDocument.of(JSON.readTree("{\"Statement\":[" + statements + "]}"))
        .decide(new PolicyRequest("execute-api:Invoke", ARN, Map.of("aws:sourceip", "10.1.2.3")));
  }
}
