package dev.ingressmap.gateway.deploy.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

  private static final String WRITTEN =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
       "Action": "execute-api:Invoke", "Resource": "execute-api:/v1/*"}]}
      """;

  /** Some of the forms in which AWS returns policies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-central-1:123456789012:abc/v1/*"}]}
          {"Statement":{"Action":["execute-api:Invoke"],"Effect":"Allow","Principal":{"AWS":"*"},"Resource":["arn:aws:execute-api:eu-central-1:123456789012:abc/v1/*"]},"Version":"2012-10-17"}
          {\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"execute-api:Invoke\\",\\"Resource\\":\\"execute-api:\\/v1\\/*\\"}]}
          """)
  void isTheSameInEveryForm(String given) {
    assertThat(PolicyText.of(given)).isEqualTo(PolicyText.of(WRITTEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arn:aws:iam::123456789012:root", "arn:aws-cn:iam::123456789012:root"})
  void knowsAnAccountByItsRoot(String root) {
    assertThat(PolicyText.of(forPrincipal(root)))
        .isEqualTo(PolicyText.of(forPrincipal("123456789012")));
    assertThat(PolicyText.of(forPrincipal(root)))
        .isNotEqualTo(PolicyText.of(forPrincipal("123456789013")));
  }

  private static String forPrincipal(String principal) {
    return WRITTEN.replace("\"*\",\n", "{\"AWS\": \"%s\"},\n".formatted(principal));
  }

  /** Each is escaped once more than in JSON. */
  @Test
  void unescapesWhatStandsInAPolicy() {
    String policy = "{\"a\":\"say \\\"x\\\" in C:\\\\y\"}";
    String given = policy.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(PolicyText.of(given)).isEqualTo(PolicyText.of(policy)).contains("C:");
  }

  @Test
  void takesLineBreaksAsTheyAre() {
    assertThat(PolicyText.of("{\\\"a\\\":\n\\\"b\\/c\\\"}")).isEqualTo("{\"a\":\"b/c\"}");
  }

  @Test
  void leavesWhatIsNoPolicyAsItIs() {
    assertThat(PolicyText.of("no \\policy \"")).isEqualTo("no \\policy \"");
  }

  @ParameterizedTest
  @CsvSource({"Allow,Deny", "v1,v2", "Invoke,ManageConnections"})
  void isAnotherForAnotherPolicy(String word, String other) {
    assertThat(PolicyText.of(WRITTEN.replace(word, other))).isNotEqualTo(PolicyText.of(WRITTEN));
  }
}
