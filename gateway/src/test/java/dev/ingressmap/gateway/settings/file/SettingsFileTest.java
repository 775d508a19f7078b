package dev.ingressmap.gateway.settings.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.MethodSettings.Cache;
import dev.ingressmap.gateway.settings.MethodSettings.Refresh;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.settings.UsagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  /** Errors in a combination of values, which only the command finds. */
  private static final Pattern ONLY_THE_COMMAND =
      Pattern.compile(
          "choose one with --stage|are for an API of type|or only \\*"
              + "|needs a cache|cannot be combined with|needs (?:a )?securityPolicy|unless ttl is 0");

  @TempDir private Path folder;

  @Test
  void readsSettings() throws IOException {
    Settings settings =
        read(
            """
            api: {name: teams, description: All of them, version: "2", binaryMediaTypes: [image/png]}
            stage: {name: prod, description: The real one}
            region: eu-central-1
            hosts:
              shop.example.com: {prefix: /shop}
            """);

    assertThat(settings.api())
        .isEqualTo(new Api("teams", "All of them", "2", List.of("image/png")));
    assertThat(settings.stage()).isEqualTo(new Stage("prod", "The real one"));
    assertThat(settings.region()).isEqualTo("eu-central-1");
    assertThat(settings.host("shop.example.com"))
        .isEqualTo(new Host("/shop", null, null, null, false));
    assertThat(settings.host("other.example.com")).isEqualTo(Host.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "'stage: {clientCertificate: a1b2c3}'",
    "'stages: {v1: {clientCertificate: a1b2c3}}'"
  })
  void readsAClientCertificate(String text) throws IOException {
    assertThat(read(text).stage().clientCertificate()).isEqualTo("a1b2c3");
    assertThat(SettingsSchemaTest.errors(text)).isEmpty();
  }

  @Test
  void readsUsagePlans() throws IOException {
    Settings settings =
        read(
            """
            usagePlans:
              partners:
                description: Those who pay
                throttle: {rate: 0.5, burst: 100}
                quota: {requests: 10000, per: month}
                methods:
                  GET /orders/health: {rate: 5, burst: 10}
              staff: {}
            """);

    assertThat(settings.usagePlans())
        .containsExactly(
            new UsagePlan(
                "partners",
                "Those who pay",
                new Throttle(0.5, 100),
                new UsagePlan.Quota(10_000, UsagePlan.Period.MONTH),
                List.of(
                    new UsagePlan.OfMethod(
                        "GET /orders/health",
                        new Throttle(5, 10),
                        folder.resolve("gateway.yaml")
                            + ":7: usagePlans.partners.methods[GET /orders/health]"))),
            new UsagePlan("staff", null, null, null, List.of()));
  }

  @Test
  void readsADomain() throws IOException {
    String domain =
        "{name: a.b, certificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/a'";
    String certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/a";
    assertThat(read("domain: " + domain + "}").domain())
        .isEqualTo(
            new Domain("a.b", certificate, Domain.ROOT, "TLS_1_2", null, "ipv4", null, null));
    assertThat(
            read("stages: {prod: {domain: "
                    + domain
                    + ", basePath: shop, hostedZone: Z1, mutualTls: {truststore: 's3://b/c', version:"
                    + " '1'}}}}")
                .domain())
        .isEqualTo(
            new Domain(
                "a.b",
                certificate,
                "shop",
                "TLS_1_2",
                null,
                "ipv4",
                new Domain.MutualTls("s3://b/c", "1"),
                "Z1"));
    String tls13 = "SecurityPolicy_TLS13_1_3_2025_09";
    assertThat(read("domain: " + domain + ", securityPolicy: " + tls13 + "}").domain())
        .isEqualTo(new Domain("a.b", certificate, Domain.ROOT, tls13, "BASIC", "ipv4", null, null));
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing'", "'api: {}'", "'stage:'"})
  void keepsDefaults(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Settings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stag: {name: x} | :1: stag: is not a field here: did you mean stage?
          api: {nam: x} | :1: api.nam: is not a field here: did you mean name?
          api: {name: 3} | :1: api.name: must be a string: quote it
          api: {name: ""} | :1: api.name: must not be empty
          api: {name: "a*b"} | :1: api.name: must be letters, digits and _.:/=+@-, not "a*b"
          api: [] | :1: api: must be a mapping
          stage: {name: v 1} | :1: stage.name: must be letters, digits, _ and -, not "v 1"
          api: {binaryMediaTypes: [png]} | :1: api.binaryMediaTypes[0]: must be a media type such as image/png, not "png"
          region: Frankfurt | :1: region: must be an AWS region such as eu-central-1, not "Frankfurt"
          hosts: {a.b: {prefix: shop}} | :1: hosts[a.b].prefix: must be a path such as /shop, without a slash at its end, not "shop"
          hosts: {a.b: {}} | :1: hosts[a.b]: is empty: give it a prefix, a name or a backend
          hosts: {a.b: {backend: shop}} | :1: hosts[a.b].backend: must be a scheme and a host such as https://${stageVariables.shop}, not "shop"
          hosts: {a.b: {vpcLink: {target: x}}} | :1: hosts[a.b].vpcLink.id: is required
          api: {minimumCompressionSize: -1} | :1: api.minimumCompressionSize: must be a whole number from 0 to 10485760
          api: {policy: {}} | :1: api.policy.Statement: is required
          api: {endpoint: {type: PRIVATE}} | :1: api.endpoint: a PRIVATE API needs a resource policy: give it api.policy
          api: {endpoint: {vpcEndpoints: [vpce-1]}} | :1: api.endpoint.vpcEndpoints: are for an API of type PRIVATE, and this one is REGIONAL
          api: {responses: {THROTLED: {}}} | :1: api.responses.THROTLED: is not a field here: did you mean THROTTLED?
          api: {responses: {THROTTLED: {status: 100}}} | :1: api.responses.THROTTLED.status: must be a whole number from 200 to 599
          stage: {}\\nstages: {} | :2: stages: cannot be combined with stage: remove one
          stages: {} | :1: stages: must not be empty
          stages: {a: {}, b: {}} | :1: stages: has a and b: choose one with --stage
          stage: {variables: {a-b: c}} | :1: stage.variables[a-b]: the name of a stage variable may have only letters, digits and _
          stage: {variables: {a: "{}"}} | :1: stage.variables.a: must be letters, digits and -._~:/?#&=,, not "{}"
          stage: {cache: {size: 2}} | :1: stage.cache.size: must be one of 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237 (GB)
          stage: {cache: {size: 0.5, refresh: none}} | :1: stage.cache.refresh: must be one of anyone, ignore, refuse, warn, not "none"
          stage: {throttle: {rate: 1}} | :1: stage.throttle.burst: is required
          stage: {throttle: {rate: fast, burst: 1}} | :1: stage.throttle.rate: must be a number from 0 to 1000000
          stage: {logging: {level: info}} | :1: stage.logging.level: must be one of ERROR, INFO, OFF, not "info"
          stage: {methods: {orders: {}}} | :1: stage.methods.orders: must be named METHOD /path, such as GET /orders
          stage: {methods: {GET /a: {cache: {ttl: 1}}}} | :1: stage.methods[GET /a].cache: needs a cache of the stage: give it cache.size
          stage: {accessLog: {destination: x, format: y}} | :1: stage.accessLog.destination: must be the ARN of a CloudWatch log group or a Firehose stream, not "x"
          stage: {clientCertificate: "arn:aws:acm:a"} | :1: stage.clientCertificate: must be the id of a client certificate of API Gateway, such as a1b2c3, not "arn:aws:acm:a"
          stage: {clientCertificate: 123456} | :1: stage.clientCertificate: must be a string: quote it
          authorizers: {a: {type: TOKEN}} | :1: authorizers.a.lambda: is required
          authorizers: {a: {type: TOKEN, lambda: x}} | :1: authorizers.a.lambda: must be the ARN of a Lambda function, such as arn:aws:lambda:eu-central-1:123456789012:function:orders, not "x"
          authorizers: {a: {type: REQUEST, lambda: "arn:aws:lambda:eu-central-1:123456789012:function:a", identity: []}} | :1: authorizers.a.identity: must not be empty, unless ttl is 0: answers are cached by it
          authorizers: {a: {type: COGNITO_USER_POOLS}} | :1: authorizers.a.pools: is required
          authorizers: {a: {type: COGNITO_USER_POOLS, lambda: x}} | :1: authorizers.a.lambda: is for Lambda authorizers
          authorizers: {sigv4: {}} | :1: authorizers.sigv4: is the name of a built-in security scheme: choose another name
          cors: {} | :1: cors.origins: is required
          cors: {origins: ["*", "https://a.b"]} | :1: cors.origins: must be a list of origins, or only *
          cors: {origins: ["*"], credentials: true} | :1: cors.credentials: browsers do not send credentials if the origin is *: list the origins
          cors: {origins: [a.b]} | :1: cors.origins[0]: must be an origin such as https://a.b, not "a.b"
          models: {Empty: {}} | :1: models.Empty: is the name of one of AWS's models: choose another name
          models: {A: {type: objct}} | :1: models.A.type: must be one of array, boolean, integer, null, number, object, string, not "objct"
          models: {A: {properties: {type: {type: [string, nul]}}}} | :1: models.A.properties.type.type[1]: must be one of array, boolean, integer, null, number, object, string, not "nul"
          models: {A: {allOf: [{items: {type: x}}]}} | :1: models.A.allOf[0].items.type: must be one of array, boolean, integer, null, number, object, string, not "x"
          routes: {GET /x: {url: "http://a.b", scopes: [a/b]}} | :1: routes[GET /x].scopes: are for the tokens of an authorizer: add authorizer
          models: {a-b: {}} | :1: models[a-b]: the name of a model may have only letters and digits
          routes: {GET a: {}} | :1: routes[GET a]: must be named METHOD /path, such as ANY /files/{proxy+}
          routes: {GET /a: {}} | :1: routes[GET /a]: needs one of url, lambda and mock
          routes: {GET /a: {url: "http://b", lambda: c}} | :1: routes[GET /a]: needs one of url, lambda and mock
          routes: {GET /a: {url: "http://b", authorization: AWS_IAM, authorizer: c}} | :1: routes[GET /a].authorizer: cannot be combined with authorization: AWS_IAM: remove one
          usagePlans: {"a b": {}} | :1: usagePlans[a b]: its name must be up to 64 letters, digits, _, . and -
          usagePlans: {a: {quotas: {}}} | :1: usagePlans.a.quotas: is not a field here: did you mean quota?
          usagePlans: {a: {throttle: {rate: 1}}} | :1: usagePlans.a.throttle.burst: is required
          usagePlans: {a: {throttle: {rate: -1, burst: 1}}} | :1: usagePlans.a.throttle.rate: must be a number from 0 to 1000000
          usagePlans: {a: {throttle: {rate: .nan, burst: 1}}} | :1: usagePlans.a.throttle.rate: must be a number from 0 to 1000000
          usagePlans: {a: {quota: {requests: 1.5, per: day}}} | :1: usagePlans.a.quota.requests: must be a whole number from 1 to 2147483647
          usagePlans: {a: {quota: {requests: 1, per: year}}} | :1: usagePlans.a.quota.per: must be one of day, month, week, not "year"
          usagePlans: {a: {methods: {GET /a: {}}}} | :1: usagePlans.a.methods: requires a throttle on the plan (an AWS rule): add one
          usagePlans: {a: {throttle: {rate: 1, burst: 1}, methods: {get /a: {}}}} | :1: usagePlans.a.methods[get /a]: must be a method and a path such as GET /orders
          domain: {name: a.b} | :1: domain.certificate: is required
          domain: {name: localhost, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a"} | :1: domain.name: must be a domain name such as api.example.com, not "localhost"
          domain: {name: a.b, certificate: x} | :1: domain.certificate: must be the ARN of a certificate in AWS Certificate Manager, not "x"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", basePath: /shop} | :1: domain.basePath: must be one segment of a path, without slashes, such as shop, not "/shop"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", securityPolicy: TLS_1_3} | :1: domain.securityPolicy: must be one of SecurityPolicy_TLS13_1_2_2021_06, SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09, SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09, SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09, SecurityPolicy_TLS13_1_2_PQ_2025_09, SecurityPolicy_TLS13_1_3_2025_09, SecurityPolicy_TLS13_1_3_FIPS_2025_09, TLS_1_0, TLS_1_2, not "TLS_1_3"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", endpointAccessMode: STRICT} | :1: domain.endpointAccessMode: needs a securityPolicy whose name begins with SecurityPolicy_
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", ipAddressType: ipv6} | :1: domain.ipAddressType: must be one of dualstack, ipv4, not "ipv6"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", securityPolicy: TLS_1_0, mutualTls: {truststore: "s3://b/c"}} | :1: domain.mutualTls: needs securityPolicy TLS_1_2
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", hostedZone: example.com} | :1: domain.hostedZone: must be the id of a hosted zone of Route 53, such as Z0123456789ABC, not "example.com"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", mutualTls: {truststore: ca.pem}} | :1: domain.mutualTls.truststore: must be an object in S3 such as s3://bucket/ca.pem, not "ca.pem"
          domain: {name: a.b, certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/a", mutualTls: {truststore: "s3://b/c", version: 1}} | :1: domain.mutualTls.version: must be a string: quote it
          domain: {}\\nstages: {prod: {}} | :1: domain: is for a single stage: with several, give it to one of them, as stages.prod.domain
          stages: {prod: {domain: {}}} | :1: stages.prod.domain.name: is required
          text | :1: must be a mapping
          """)
  void namesFileLineAndField(String text, String message) {
    String yaml = text.replace("\\n", "\n");
    assertThat(problem(yaml)).isEqualTo(folder.resolve("gateway.yaml") + message);
    // An editor shows most of these too.
    if (!ONLY_THE_COMMAND.matcher(message).find() && !yaml.contains(".nan")) {
      assertThat(SettingsSchemaTest.errors(yaml)).isNotEmpty();
    }
  }

  @Test
  void refusesSeveralDocuments() {
    assertThat(problem("api: {}\n---\napi: {}\n"))
        .endsWith("gateway.yaml:3: there must be one document, not 2");
  }

  @Test
  void saysWhyItCannotBeRead() throws IOException {
    Path missing = folder.resolve("nope.yaml");
    assertThat(problem(missing)).isEqualTo(missing + ": does not exist");
    assertThat(problem(folder)).isEqualTo(folder + ": is a folder, not a file");
    Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'#', (byte) 0xe4});
    assertThat(problem(latin1)).isEqualTo(latin1 + ": is not UTF-8: save it as UTF-8");
  }

  /** A pattern must not take a stack frame for each part of a text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "region: eu%s-1 | -a",
        "hosts: {a.b: {prefix: %s}} | /a",
        "hosts: {a.b: {backend: 'http://%s'}} | ${stageVariables.a}",
        "domain: {name: %sexample.com, certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/a'} | a.",
        "routes:\\n ? GET %s\\n : {mock: {status: 200}} | /a",
        "routes:\\n ? GET %s/{proxy+}\\n : {mock: {status: 200}} | /{a}",
        "routes: {GET /a: {url: 'http://%s'}} | ${stageVariables.a}",
        "routes: {GET /a: {url: 'http://%s'}} | a"
      })
  void readsTextsOfAnyLength(String settings, String part) throws IOException {
    String text = settings.replace("\\n", "\n").replace("%s", part.repeat(100_000));

    assertThat(read(text)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://${stageVariables.host}/a, true",
    "https://a.${stageVariables.host}.c:80, true",
    "http://a$b, true",
    "http://a${b}, false",
    "http://${stageVariables.}, false",
    "http://a{b}, false",
    "http:///a, false"
  })
  void readsTheUrlOfARoute(String url, boolean valid) {
    String settings = "routes: {GET /a: {url: '%s'}}".formatted(url);
    assertThat(catchThrowable(() -> read(settings)) == null).isEqualTo(valid);
  }

  /** Otherwise a time of its own would be all that a method says of its security. */
  @Test
  void takesWhatTheCacheOfAMethodLeavesOutFromThatOfTheStage() throws IOException {
    Settings settings =
        read(
            """
            stage:
              cache: {size: 0.5, encrypted: true, refresh: refuse}
              methods:
                GET /a: {cache: {ttl: 10}}
                GET /b: {cache: {ttl: 10, encrypted: false, refresh: anyone}}
                GET /c: {cache: false}
            """);

    assertThat(cache(settings, "GET /a")).isEqualTo(new Cache(10, true, Refresh.REFUSE));
    assertThat(cache(settings, "GET /b")).isEqualTo(new Cache(10, false, Refresh.ANYONE));
    assertThat(cache(settings, "GET /c")).isNull();
    Settings timed =
        read("stage: {cache: {size: 0.5, ttl: 60}, methods: {GET /a: {cache: {refresh: warn}}}}");
    assertThat(cache(timed, "GET /a")).isEqualTo(new Cache(60, false, Refresh.WARN));
  }

  private static @Nullable Cache cache(Settings settings, String method) {
    return requireNonNull(settings.stage().methods().get(method)).cache();
  }

  private static String problem(Path file) {
    return String.valueOf(
        catchThrowableOfType(InvalidInput.class, () -> SettingsFile.read(file)).getMessage());
  }

  private String problem(String text) {
    return String.valueOf(catchThrowableOfType(InvalidInput.class, () -> read(text)).getMessage());
  }

  private Settings read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("gateway.yaml"), text));
  }
}
