package dev.ingressmap.gateway.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ingresses that Kubernetes accepts, with some of what a policy may forbid. */
final class RandomIngress {

  static final List<String> NAMESPACES = List.of("shop", "shop-eu", "shop-x", "search", "x", "yz");

  private static final List<String> HOSTS =
      List.of("a.b", "c.d", "s.shop.b", "t.s.shop.b", "*.shop.b", "*.w.b", "x.w.b", "p.b", "b");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/orders",
          "/orders/",
          "/ordersx",
          "/orders/find",
          "/cart/1",
          "/search",
          "/pre",
          "/pre/orders",
          "/w/orders",
          "/orders.x",
          "/Orders");
  private static final List<String> ODD_PATHS =
      List.of("", "/orders/(.*)", "/orders/../x", "/orders//x", "/a b", "/orders/.x");

  private final Random random;

  RandomIngress(Random random) {
    this.random = random;
  }

  Map<String, Object> next(String namespace) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "i");
    metadata.put("namespace", namespace);
    Map<String, String> annotations = annotations();
    if (!annotations.isEmpty() || random.nextBoolean()) {
      metadata.put("annotations", annotations);
    }
    if (random.nextBoolean()) {
      metadata.put("labels", random.nextInt(4) > 0 ? Map.of("api", "public") : Map.of("api", "x"));
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    if (random.nextInt(3) > 0) {
      spec.put("ingressClassName", one(List.of("nginx", "nginx", "other", "third")));
    }
    List<Object> rules = new ArrayList<>();
    for (int i = random.nextInt(8) == 0 ? 2 : 1; i > 0; i--) {
      rules.add(rule());
    }
    spec.put("rules", rules);
    Map<String, Object> ingress = new LinkedHashMap<>();
    ingress.put("apiVersion", "networking.k8s.io/v1");
    ingress.put("kind", "Ingress");
    ingress.put("metadata", metadata);
    ingress.put("spec", spec);
    return ingress;
  }

  private Map<String, String> annotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    perhaps(annotations, "ingressmap.dev/expose", 3, "true", "true", "false");
    if (random.nextBoolean()) {
      perhaps(annotations, "ingressmap.dev/authorization", 2, "NONE", "AWS_IAM");
    } else {
      perhaps(annotations, "ingressmap.dev/authorizer", 2, "users", "admins");
      if (annotations.containsKey("ingressmap.dev/authorizer")) {
        perhaps(annotations, "ingressmap.dev/authorization-scopes", 2, "a/r", "a/r, b/r", "d/r");
      }
    }
    perhaps(annotations, "ingressmap.dev/api-key-required", 3, "true", "false");
    perhaps(annotations, "ingressmap.dev/timeout-ms", 3, "4000", "6000", "05000");
    perhaps(annotations, "ingressmap.dev/expos", 30, "false");
    perhaps(annotations, "kubernetes.io/ingress.class", 8, "nginx", "third");
    perhaps(annotations, "nginx.ingress.kubernetes.io/canary", 20, "true", "false");
    return annotations;
  }

  private void perhaps(Map<String, String> annotations, String name, int rarely, String... values) {
    if (random.nextInt(rarely) == 0) {
      annotations.put(name, one(List.of(values)));
    }
  }

  private Map<String, Object> rule() {
    Map<String, Object> rule = new LinkedHashMap<>();
    if (random.nextInt(12) > 0) {
      rule.put("host", one(HOSTS));
    }
    if (random.nextInt(20) > 0) {
      List<Object> paths = new ArrayList<>();
      for (int i = random.nextInt(6) == 0 ? 3 : 1; i > 0; i--) {
        paths.add(path());
      }
      rule.put("http", Map.of("paths", paths));
    }
    return rule;
  }

  private Map<String, Object> path() {
    Map<String, Object> path = new LinkedHashMap<>();
    boolean odd = random.nextInt(8) == 0;
    String text = odd ? one(ODD_PATHS) : one(PATHS);
    if (!text.isEmpty()) {
      path.put("path", text);
    }
    path.put("pathType", odd ? "ImplementationSpecific" : one(List.of("Exact", "Prefix")));
    path.put(
        "backend",
        random.nextInt(12) == 0
            ? Map.of("resource", Map.of("apiGroup", "x.y", "kind", "Bucket", "name", "b"))
            : Map.of(
                "service",
                Map.of("name", one(List.of("a", "b", "bb", "c")), "port", Map.of("number", 80))));
    return path;
  }

  private String one(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
