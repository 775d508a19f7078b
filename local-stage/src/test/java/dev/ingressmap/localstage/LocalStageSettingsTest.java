package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStageSettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("LOCAL_STAGE_BIND", "0.0.0.0"),
          Map.entry("LOCAL_STAGE_PORT", "0"),
          Map.entry("LOCAL_STAGE_INGRESS_PORT", " 8080 "),
          Map.entry("LOCAL_STAGE_MANIFESTS", "my/manifests"),
          Map.entry("LOCAL_STAGE_CONFIG", "my/gateway.yaml"),
          Map.entry("LOCAL_STAGE_UPSTREAMS", "orders=http://localhost:9000, a/b=https://10.0.0.1/"),
          Map.entry("LOCAL_STAGE_ENCODED_SLASH", "/npm/, /a/b/"),
          Map.entry("LOCAL_STAGE_TEMPLATE_SECONDS", "29"),
          Map.entry("LOCAL_STAGE_HOSTS", "gateway, gateway.test"),
          Map.entry("LOCAL_STAGE_ORIGINS", "http://localhost:3000,https://a.example"),
          Map.entry(
              "LOCAL_STAGE_AUTHORIZERS", "check=http://localhost:9001/2015-03-31/functions/f?a=b"),
          Map.entry("LOCAL_STAGE_DATA_DIR", "my/data"),
          Map.entry("LOCAL_STAGE_UPLOADED_CODE", "true"),
          Map.entry("LOCAL_STAGE_FALLBACK", "http://localhost:5000"),
          Map.entry("LOCAL_STAGE_LOG", "json"),
          Map.entry("LOCAL_STAGE_ACCESS_LOG", "my/access.log"),
          Map.entry("LOCAL_STAGE_TRACE", "true"),
          Map.entry("LOCAL_STAGE_CONSOLE", "false"),
          Map.entry("LOCAL_STAGE_STAGE", " prod "));

  @Test
  void hasDefaults() {
    assertThat(settings(Map.of(Setting.LOG, "none"), Map.of()))
        .isEqualTo(new LocalStageSettings(4566, 8090, null, Map.of()));
    assertThat(settings(Map.of(), Map.of()).log()).isEqualTo(CallLog.Form.LINE);
    assertThat(settings(Map.of(), Map.of("LOCAL_STAGE_PORT", " ", "LOCAL_STAGE_BIND", "")))
        .isEqualTo(settings(Map.of(), Map.of()));
  }

  @Test
  void readsTheEnvironment() throws Exception {
    assertThat(settings(Map.of(), ENVIRONMENT))
        .isEqualTo(
            new LocalStageSettings(
                InetAddress.getByName("0.0.0.0"),
                0,
                8080,
                "my/manifests",
                Path.of("my/gateway.yaml"),
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
                Path.of("my/data"),
                true,
                URI.create("http://localhost:5000"),
                CallLog.Form.JSON,
                Path.of("my/access.log"),
                true,
                false,
                "prod"));
  }

  @Test
  void refusesAnAddressForAFunctionOfTheFile(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(folder.resolve("f.yaml"), "check: {url: \"http://localhost:1/\"}");
    Map<Setting, String> flags =
        Map.of(
            Setting.FUNCTIONS, file.toString(), Setting.AUTHORIZERS, "check=http://localhost:2/");

    assertThatThrownBy(() -> settings(flags, Map.of()))
        .hasMessageContaining("the functions file has a function \"check\", too: remove one");
  }

  @Test
  void everyVariableHasAFlagThatWins() {
    String[] arguments =
        ENVIRONMENT.entrySet().stream()
            .map(entry ->
                "--"
                    + entry.getKey().substring(12).toLowerCase(Locale.ROOT).replace('_', '-')
                    + (entry.getValue().equals("true") ? "" : "=" + entry.getValue()))
            .toArray(String[]::new);
    Map<Setting, String> flags = Flags.of(Flags.commandLine().parseArgs(arguments));

    Map<String, String> garbage = new HashMap<>(ENVIRONMENT);
    garbage.replaceAll((name, value) -> "garbage");

    assertThat(LocalStageSettings.of(new Given(flags, garbage)))
        .isEqualTo(settings(Map.of(), ENVIRONMENT));
    assertThat(new Given(flags, Map.of()).isVerbose()).isFalse();
    Map<Setting, String> verbose = Flags.of(Flags.commandLine().parseArgs("--verbose"));
    assertThat(new Given(verbose, Map.of("LOCAL_STAGE_VERBOSE", "false")).isVerbose()).isTrue();
    assertThat(new Given(Map.of(), Map.of("LOCAL_STAGE_VERBOSE", "true")).isVerbose()).isTrue();
    assertThat(Flags.of(Flags.commandLine().parseArgs("-f", "a")))
        .isEqualTo(Map.of(Setting.MANIFESTS, "a"));
  }

  @Test
  void anEmptyFlagTakesAListAway() {
    assertThat(settings(Map.of(Setting.HOSTS, ""), ENVIRONMENT).allowed().hosts()).isEmpty();
  }

  @Test
  void anUpstreamReplacesTheServiceOfThatName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ingress.yaml");
    Files.writeString(
        file,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: demo, namespace: team}
        spec:
          defaultBackend: {service: {name: default-http-backend, port: {number: 80}}}
          rules:
            - host: demo.example.com
              http:
                paths:
                  - path: /health
                    pathType: Exact
                    backend: {service: {name: healthy-app, port: {number: 80}}}
        """);
    IngressMap map = Manifests.read(List.of(file.toString()), () -> System.in);

    assertThat(settings(Map.of(), Map.of()).startedServices(map))
        .containsExactly("team/default-http-backend", "team/healthy-app");
    assertThat(
            settings(
                    Map.of(
                        Setting.MANIFESTS,
                        file.toString(),
                        Setting.UPSTREAMS,
                        "healthy-app=http://localhost:1"),
                    Map.of())
                .startedServices(map))
        .containsExactly("team/default-http-backend");
    assertThat(
            settings(
                    Map.of(
                        Setting.MANIFESTS,
                        file.toString(),
                        Setting.UPSTREAMS,
                        "other/healthy-app=http://localhost:1"),
                    Map.of())
                .startedServices(map))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, http",
    "PORT, -1",
    "PORT, 65536",
    "PORT, 99999999999999",
    "INGRESS_PORT, 80a",
    "BIND, localhost",
    "BIND, 127.0.0.1:80",
    "BIND, 256.0.0.1",
    "BIND, *",
    "BIND, '::1]'",
    "UPSTREAMS, orders",
    "UPSTREAMS, orders=",
    "UPSTREAMS, =http://localhost:1",
    "UPSTREAMS, orders=localhost:9000",
    "UPSTREAMS, orders=ftp://localhost",
    "UPSTREAMS, orders=http://localhost:9000/path",
    "UPSTREAMS, orders=http://local host",
    "UPSTREAMS, orders=http://localhost:99999",
    "UPSTREAMS, orders=http://localhost:0",
    "UPSTREAMS, 'orders=http://localhost:1,'",
    "AUTHORIZERS, a b=http://localhost:1",
    "AUTHORIZERS, a.b=http://localhost:1",
    "UPLOADED_CODE, yes",
    "FALLBACK, localhost:5000",
    "FALLBACK, ftp://localhost",
    "FALLBACK, http://localhost:5000/path",
    "FALLBACK, http://localhost:5000?a=b",
    "FALLBACK, http://localhost:5000#a",
    "FALLBACK, http://a@localhost:5000",
    "FALLBACK, http://localhost:70000",
    "FALLBACK, 'http://a,http://b'",
    "LOG, text",
    "LOG, LINE",
    "TRACE, 1",
    "ENCODED_SLASH, true",
    "ENCODED_SLASH, /npm",
    "ENCODED_SLASH, npm/",
    "ENCODED_SLASH, '/npm/,'",
    "ENCODED_SLASH, //",
    "TEMPLATE_SECONDS, 0",
    "TEMPLATE_SECONDS, 30",
    "TEMPLATE_SECONDS, 1.5",
    "HOSTS, http://a",
    "HOSTS, 'a,'",
    "ORIGINS, localhost:3000",
    "ORIGINS, *",
    "ORIGINS, http://a/b",
    "AUTHORIZERS, check",
    "AUTHORIZERS, check=localhost:9000",
  })
  void namesTheSettingThatCannotBeRead(Setting setting, String value) {
    String variable = "LOCAL_STAGE_" + setting;
    assertProblem(new Given(Map.of(), Map.of(variable, value)), variable + ": must be ");
    assertProblem(
        new Given(Map.of(setting, value), Map.of(variable, "garbage")),
        setting.flag() + ": must be ");
  }

  @Test
  void aFlagIsNeverTakenAsNotGiven() {
    assertProblem(new Given(Map.of(Setting.PORT, ""), Map.of()), "--port: must be a port");
    assertProblem(new Given(Map.of(Setting.BIND, " "), Map.of()), "--bind: must be an IP");
    assertProblem(new Given(Map.of(Setting.CONFIG, ""), Map.of()), "--config: must be the");
    assertProblem(new Given(Map.of(Setting.FALLBACK, ""), Map.of()), "--fallback: must be an");
    assertProblem(new Given(Map.of(Setting.CONFIG, "a\0b"), Map.of()), "--config: must be the");
  }

  private static void assertProblem(Given given, String beginning) {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> LocalStageSettings.of(given))
        .satisfies(e -> assertThat(given.problem(e)).startsWith(beginning));
  }

  private static LocalStageSettings settings(
      Map<Setting, String> flags, Map<String, String> environment) {
    return LocalStageSettings.of(new Given(flags, environment));
  }
}
