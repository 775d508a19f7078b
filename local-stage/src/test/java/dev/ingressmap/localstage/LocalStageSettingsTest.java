package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStageSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(LocalStageSettings.of(name -> null))
        .isEqualTo(new LocalStageSettings(4566, 8090, "k8s/base", Map.of()));
  }

  @Test
  void readsTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "LOCAL_STAGE_PORT", "0",
            "LOCAL_STAGE_INGRESS_PORT", " 8080 ",
            "LOCAL_STAGE_MANIFESTS", "my/manifests",
            "LOCAL_STAGE_UPSTREAMS", "orders=http://localhost:9000, a/b=https://10.0.0.1/",
            "LOCAL_STAGE_ENCODED_SLASH", "/npm/, /a/b/",
            "LOCAL_STAGE_TEMPLATE_SECONDS", "29",
            "LOCAL_STAGE_HOSTS", "gateway, gateway.test",
            "LOCAL_STAGE_ORIGINS", "http://localhost:3000,https://a.example",
            "LOCAL_STAGE_AUTHORIZERS", "check=http://localhost:9001/2015-03-31/functions/f?a=b",
            "LOCAL_STAGE_STAGE", " prod ");

    assertThat(LocalStageSettings.of(environment::get))
        .isEqualTo(
            new LocalStageSettings(
                0,
                8080,
                "my/manifests",
                Map.of(
                    "orders", URI.create("http://localhost:9000"),
                    "a/b", URI.create("https://10.0.0.1/")),
                List.of("/npm/", "/a/b/"),
                Duration.ofSeconds(29),
                new Allowed(
                    List.of("gateway", "gateway.test"),
                    List.of("http://localhost:3000", "https://a.example")),
                List.of(
                    LambdaFunction.at(
                        "check", URI.create("http://localhost:9001/2015-03-31/functions/f?a=b"))),
                false,
                "prod"));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL_STAGE_PORT, http",
    "LOCAL_STAGE_PORT, -1",
    "LOCAL_STAGE_PORT, 65536",
    "LOCAL_STAGE_PORT, 99999999999999",
    "LOCAL_STAGE_INGRESS_PORT, 80a",
    "LOCAL_STAGE_UPSTREAMS, orders",
    "LOCAL_STAGE_UPSTREAMS, orders=",
    "LOCAL_STAGE_UPSTREAMS, =http://localhost:1",
    "LOCAL_STAGE_UPSTREAMS, orders=localhost:9000",
    "LOCAL_STAGE_UPSTREAMS, orders=ftp://localhost",
    "LOCAL_STAGE_UPSTREAMS, orders=http://localhost:9000/path",
    "LOCAL_STAGE_UPSTREAMS, orders=http://local host",
    "LOCAL_STAGE_UPSTREAMS, orders=http://localhost:99999",
    "LOCAL_STAGE_UPSTREAMS, orders=http://localhost:0",
    "LOCAL_STAGE_UPSTREAMS, 'orders=http://localhost:1,'",
    "LOCAL_STAGE_ENCODED_SLASH, true",
    "LOCAL_STAGE_ENCODED_SLASH, /npm",
    "LOCAL_STAGE_ENCODED_SLASH, npm/",
    "LOCAL_STAGE_ENCODED_SLASH, '/npm/,'",
    "LOCAL_STAGE_ENCODED_SLASH, //",
    "LOCAL_STAGE_TEMPLATE_SECONDS, 0",
    "LOCAL_STAGE_TEMPLATE_SECONDS, 30",
    "LOCAL_STAGE_TEMPLATE_SECONDS, 1.5",
    "LOCAL_STAGE_HOSTS, http://a",
    "LOCAL_STAGE_HOSTS, 'a,'",
    "LOCAL_STAGE_ORIGINS, localhost:3000",
    "LOCAL_STAGE_ORIGINS, *",
    "LOCAL_STAGE_ORIGINS, http://a/b",
    "LOCAL_STAGE_AUTHORIZERS, check",
    "LOCAL_STAGE_AUTHORIZERS, check=localhost:9000",
  })
  void namesTheVariableThatCannotBeRead(String name, String value) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> LocalStageSettings.of(Map.of(name, value)::get))
        .satisfies(e -> assertThat(e.problems()).hasSize(1))
        .withMessageStartingWith(name + ": must be ");
  }
}
