package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.console.Targets.Target;
import dev.ingressmap.localstage.model.api.IntegrationType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  private final Targets targets = new Targets(Surroundings.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP_PROXY | http://a.example:81/b/{proxy} | host:http://a.example:81
          HTTP       | https://me:secret@a.example/  | host:https://a.example
          HTTP       | http://{host}/a               | host:http://host
          HTTP       | not a URI                     | host:not a URI
          MOCK       | ''                            | mock
          AWS_PROXY  | arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f:live/invocations | function:f
          AWS        | arn:aws:apigateway:us-east-1:sqs:path/1/q | function:arn:aws:apigateway:us-east-1:sqs:path/1/q
          """)
  void nameWhatIsBehindAnIntegration(IntegrationType type, String uri, String id) {
    Target target = targets.of(type, uri);
    assertThat(target.id()).isEqualTo(id);
    assertThat(target.ingress()).isFalse();
  }
}
