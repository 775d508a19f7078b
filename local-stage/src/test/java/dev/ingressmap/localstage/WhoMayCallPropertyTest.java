package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any two maps: if a refused call is let in after an apply, the plan says so. */
class WhoMayCallPropertyTest {

  private static final int ROUNDS = Rounds.of(20);
  private static final List<String> PATHS = List.of("/", "/a", "/a/b", "/a/b/c", "/a/d", "/e");
  private static final List<String> CALLS =
      List.of("/a", "/a/b", "/a/b/c", "/a/b/x", "/a/d", "/a/d/x", "/a/x", "/e", "/e/x", "/x");
  private static final List<String> ANNOTATIONS =
      List.of("", "", "methods=GET", "methods=GET,POST", "api-key-required=true", "expose=false");

  @TempDir private Path folder;
  @AutoClose private final NamingBackend backend = new NamingBackend();
  @AutoClose private final Caller caller = new Caller();

  WhoMayCallPropertyTest() throws IOException {}

  @Test
  void isSaidBeforeItHappens() throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    int opened = 0;
    try (GatewayUnderTest gateway =
        new GatewayUnderTest(
            folder, new ApiGatewayUnderTest(call -> Fault.NONE, backend.asIngress()))) {
      gateway.rules("Exact a.b/first");
      gateway.apply();
      Map<String, String> before = answers(gateway);
      for (int round = 0; round < ROUNDS; round++) {
        List<String> rules = rules(random);
        gateway.rules(rules.toArray(String[]::new));

        int said = gateway.apply().get("moreOpen").asInt();

        Map<String, String> after = answers(gateway);
        List<String> more = new ArrayList<>();
        for (Map.Entry<String, String> call : after.entrySet()) {
          if (call.getValue().equals("let in") && "refused".equals(before.get(call.getKey()))) {
            more.add(call.getKey());
          }
        }
        if (!more.isEmpty()) {
          opened++;
          assertThat(said)
              .as("-Dfuzz.seed=%d round %d: %s opens %s", seed, round, rules, more)
              .isPositive();
        }
        before = after;
      }
    }
    assertThat(opened).as("-Dfuzz.seed=%d: rounds that opened something", seed).isPositive();
  }

  private Map<String, String> answers(GatewayUnderTest gateway) throws Exception {
    String stage = gateway.url("").toString();
    Map<String, String> answers = new TreeMap<>();
    for (String path : CALLS) {
      for (String method : List.of("GET", "POST")) {
        ContentResponse answer = caller.send(method, URI.create(stage + path));
        answers.put(
            method + " " + path,
            answer.getStatus() == 200
                ? "let in"
                : answer.getContentAsString().contains("Forbidden") ? "refused" : "not there");
      }
    }
    return answers;
  }

  /** Some rules, no two of which claim the same path. */
  private static List<String> rules(Random random) {
    List<String> rules = new ArrayList<>(List.of("Exact a.b/first"));
    for (String path : PATHS) {
      if (random.nextBoolean()) {
        String type = random.nextBoolean() ? "Exact" : "Prefix";
        String annotation = ANNOTATIONS.get(random.nextInt(ANNOTATIONS.size()));
        rules.add((type + " a.b" + path + " " + annotation).strip());
      }
    }
    return rules;
  }
}
