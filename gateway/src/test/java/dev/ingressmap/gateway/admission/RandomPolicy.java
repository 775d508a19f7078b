package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Settings with teams that may have some of what {@link RandomIngress} has. */
final class RandomPolicy {

  private static final String USER_POOL =
      "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_";
  private static final List<String> TEAMS = List.of("shop", "search", "rest", "it's a \"team\"\\n");
  private static final List<String> NAMESPACES =
      List.of("shop", "shop-*", "s*", "shop-eu", "search", "x", "*");
  private static final List<String> HOSTS =
      List.of("a.b", "*.shop.b", "p.b", "x.w.b", "*.w.b", "c.d");
  private static final List<String> PREFIXES =
      List.of("/orders", "/cart", "/search", "/orders/find", "/pre", "/pre/orders", "/w", "/");

  private final Random random;

  RandomPolicy(Random random) {
    this.random = random;
  }

  Settings settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (random.nextInt(4) > 0) {
      settings.put(
          "hosts",
          Map.of(
              "p.b", Map.of("prefix", "/pre"), "*.w.b", Map.of("name", "x.w.b", "prefix", "/w")));
    }
    settings.put("authorizers", Map.of("users", pool("a"), "admins", pool("b")));
    settings.put("defaults", defaults());
    settings.put("ingresses", ingresses());
    Map<String, Object> teams = new LinkedHashMap<>();
    if (random.nextInt(6) > 0) {
      TEAMS.forEach(name -> teams.put(name, team()));
      teams.put("keep", Map.of("namespaces", List.of("keep")));
    }
    settings.put("teams", teams);
    return SettingsText.of(new JsonMapper().writeValueAsString(settings));
  }

  private static Map<String, Object> pool(String end) {
    return Map.of("type", "COGNITO_USER_POOLS", "pools", List.of(USER_POOL + end));
  }

  private Map<String, Object> defaults() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    switch (random.nextInt(5)) {
      case 0 -> defaults.put("authorization", "AWS_IAM");
      case 1 -> defaults.put("authorizer", "users");
      case 2 -> {
        defaults.put("authorizer", "users");
        defaults.put("scopes", some(List.of("a/r", "b/r", "c/r"), 1));
      }
      default -> {}
    }
    if (random.nextBoolean()) {
      defaults.put("apiKeyRequired", random.nextBoolean());
    }
    if (random.nextBoolean()) {
      defaults.put("timeoutMs", 5000);
    }
    return defaults;
  }

  private Map<String, Object> ingresses() {
    Map<String, Object> ingresses = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      ingresses.put("classes", List.of("nginx", "other"));
      if (random.nextBoolean()) {
        ingresses.put("defaultClass", "nginx");
      }
    }
    if (random.nextInt(4) == 0) {
      ingresses.put("labels", Map.of("api", "public"));
    }
    if (random.nextInt(4) == 0) {
      ingresses.put("namespaces", List.of("keep", "s*", "x"));
    }
    if (random.nextInt(4) == 0) {
      ingresses.put("optIn", true);
    }
    return ingresses;
  }

  private Map<String, Object> team() {
    Map<String, Object> team = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      team.put(
          "labels", random.nextBoolean() ? Map.of("kind", "a") : Map.of("kind", "a", "of", "b"));
    }
    if (!team.containsKey("labels") || random.nextBoolean()) {
      team.put("namespaces", some(NAMESPACES, 1));
    }
    perhaps(team, "hosts", some(HOSTS, 2));
    perhaps(team, "prefixes", some(PREFIXES, 2));
    perhaps(team, "open", false);
    perhaps(team, "authorizers", some(List.of("users", "admins"), 0));
    perhaps(team, "authorization", some(List.of("NONE", "AWS_IAM"), 0));
    perhaps(
        team,
        "annotations",
        some(
            List.of(
                "expose",
                "authorization",
                "authorizer",
                "authorization-scopes",
                "timeout-ms",
                "api-key-required"),
            3));
    perhaps(team, "services", some(List.of("a", "b*", "c", "*"), 0));
    perhaps(team, "laxer", some(List.of("authorization", "apiKeyRequired", "timeoutMs"), 0));
    return team;
  }

  private void perhaps(Map<String, Object> team, String rule, Object value) {
    if (random.nextInt(3) == 0) {
      team.put(rule, value);
    }
  }

  private List<String> some(List<String> all, int least) {
    List<String> drawn = new ArrayList<>(all);
    Collections.shuffle(drawn, random);
    return drawn.subList(0, least + random.nextInt(all.size() - least));
  }
}
