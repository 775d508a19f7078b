package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.settings.SomeLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From any settings to any other settings: after an apply, nothing is left to do. */
class SettingsConvergenceTest {

  private static final int ROUNDS = Rounds.of(10);

  private static final List<String> API =
      List.of(
          "minimumCompressionSize: 1000",
          "endpoint: {disabled: true}",
          "endpoint: {type: EDGE}",
          "apiKeySource: AUTHORIZER",
          "binaryMediaTypes: [image/png, image/gif]",
          "responses: {THROTTLED: {status: 503, headers: {Retry-After: '1'}}}",
          "responses: {THROTTLED: {headers: {Retry-After: '1'}}, UNAUTHORIZED: {bodies: {text/plain: 'no'}}}",
          "responses: {DEFAULT_4XX: {bodies: {application/json: '{}'}}, DEFAULT_5XX: {status: 500}}",
          "policy: {Statement: [{Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*'}]}");
  private static final List<String> STAGE =
      List.of(
          "variables: {a: b, c: d}",
          "variables: {a: x}",
          "tracing: true",
          "cache: {size: 0.5, ttl: 10}",
          "accessLog: {destination: 'arn:aws:logs:r:1:log-group:a:*', format: a}",
          "throttle: {rate: 1.5, burst: 2}",
          "logging: {level: INFO, data: true}",
          "metrics: true",
          "methods: {GET /fixed: {throttle: {rate: 1, burst: 1}, metrics: true}}",
          "methods: {GET /fixed: {logging: {level: ERROR}}}",
          "methods: {ANY /every: {throttle: {rate: 1, burst: 1}}}",
          "methods: {ANY /every: {metrics: true}, GET /every: {logging: {level: INFO}}}");
  private static final List<String> ROOT =
      List.of(
          "cors: {origins: ['*']}",
          "cors: {origins: [https://a.b, https://c.d], credentials: true, maxAge: 1}",
          "hosts: {h.example.com: {prefix: /p, trustsAnyCertificate: true}}",
          "hosts: {h.example.com: {vpcLink: {id: abc}}}",
          "usagePlans: {gold: {throttle: {rate: 1, burst: 1}}}");

  /** Each is used only if the settings have what it names. */
  private static final List<String> ANNOTATIONS =
      List.of(
          "authorizer=users",
          "authorizer=users authorization-scopes=b,a",
          "authorizer=partners api-key-required=true",
          "parameters=querystring:q,header:X-A?",
          "request-model=Order",
          "request-model=Order parameters=header:X-A",
          "integration=http parameters=querystring:q");

  @TempDir private Path folder;

  @Test
  void leaveNothingToDo() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        String settings = settings(random);
        String[] rules = rules(random, settings.contains("cors:"));
        gateway.settings(settings);
        gateway.rules(rules);
        String context =
            "-Dfuzz.seed=%d round %d: %s%n%s".formatted(seed, round, List.of(rules), settings);

        CommandRun apply =
            gateway.run("apply", "--auto-approve", "-f", gateway.manifests().toString());
        assertThat(apply.exitCode()).as(context + apply.err()).isZero();
        CommandRun plan = gateway.plan();
        assertThat(plan.exitCode()).as(context + plan.out() + plan.err()).isZero();
      }
    }
  }

  private static String[] rules(Random random, boolean cors) {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      rules.add(
          "%s h.example.com/r%d %s%s"
              .formatted(
                  random.nextBoolean() ? "Exact" : "Prefix",
                  i,
                  ANNOTATIONS.get(random.nextInt(ANNOTATIONS.size())),
                  cors && random.nextBoolean() ? " cors=true" : ""));
    }
    return rules.toArray(String[]::new);
  }

  private static String settings(Random random) {
    return """
    authorizers:
      users: {type: COGNITO_USER_POOLS, pools: ['arn:aws:cognito-idp:r:1:userpool/p']}
      partners: {type: TOKEN, lambda: 'arn:aws:lambda:r:123456789012:function:p', ttl: %d}
    models:
      Line: {type: object}
      Order: {type: array, items: {$ref: '#/components/schemas/Line'}, maxItems: %d}
    routes:
      GET /fixed: {mock: {}}
      ANY /every: {mock: {}}
    """
            .formatted(random.nextInt(3600), random.nextInt(100))
        + "api:\n  name: demo\n"
        + SomeLines.of(random, API, "  ")
        + "stage:\n  name: v1\n"
        + SomeLines.of(random, STAGE, "  ")
        + SomeLines.of(random, ROOT, "");
  }
}
