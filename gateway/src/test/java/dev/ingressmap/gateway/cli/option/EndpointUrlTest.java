package dev.ingressmap.gateway.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointUrlTest {

  private static final String ALL = "AWS_ENDPOINT_URL";
  private static final String THIS = "AWS_ENDPOINT_URL_API_GATEWAY";

  @Test
  void isTheOptionBeforeAnyVariable() {
    assertThat(EndpointUrl.of("http://localhost:1", Map.of(ALL, "http://localhost:2")))
        .isEqualTo(URI.create("http://localhost:1"));
  }

  @Test
  void isTheVariableOfThisServiceBeforeThatOfAll() {
    Map<String, String> both = Map.of(ALL, "http://localhost:2", THIS, "http://localhost:3");

    assertThat(EndpointUrl.of(null, both)).isEqualTo(URI.create("http://localhost:3"));
    assertThat(EndpointUrl.of(null, Map.of(ALL, "http://localhost:2", THIS, "")))
        .isEqualTo(URI.create("http://localhost:2"));
    assertThat(EndpointUrl.of(null, Map.of())).isNull();
  }

  @Test
  void isAwsIfVariablesAreToBeIgnored() {
    Map<String, String> ignored =
        Map.of(THIS, "http://localhost:3", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE");

    assertThat(EndpointUrl.of(null, ignored)).isNull();
  }

  @Test
  void saysWhichVariableIsWrong() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> EndpointUrl.of(null, Map.of(THIS, "nowhere")))
        .withMessageStartingWith(THIS + " \"nowhere\": is not a URL");
  }
}
