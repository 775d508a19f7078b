package dev.ingressmap.gateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {

  private static final String WRITTEN =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
       "Action": "execute-api:Invoke", "Resource": "execute-api:/v1/*"}]}
      """;

  /** As AWS gives it back, in some of its ways. */
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
  @CsvSource({"Allow,Deny", "v1,v2", "Invoke,ManageConnections"})
  void isAnotherForAnotherPolicy(String word, String other) {
    assertThat(PolicyText.of(WRITTEN.replace(word, other))).isNotEqualTo(PolicyText.of(WRITTEN));
  }
}
