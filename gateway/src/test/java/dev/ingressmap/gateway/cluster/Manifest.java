package dev.ingressmap.gateway.cluster;

/** Ingress objects for tests. */
public final class Manifest {

  private Manifest() {}

  /** An Ingress with one rule, as a user writes it. */
  public static String ingress(String namespace, String name, String path) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {namespace: "%s", name: "%s"}
    spec:
      rules:
        - host: shop.example.com
          http:
            paths:
              - {path: "%s", pathType: Exact, backend: {service: {name: a, port: {number: 80}}}}
    """
        .formatted(namespace, name, path);
  }

  /** An Ingress as an item of a list, with the fields that the server adds. */
  public static String item(String namespace, String name, String path) {
    return """
    {"metadata": {"namespace": "%s", "name": "%s", "uid": "3f", "generation": 2,
      "resourceVersion": "77", "creationTimestamp": "2026-01-01T00:00:00Z", "ofNewerServers": {},
      "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:spec": {"f:rules": {}}}}],
      "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{\\"\u007f\\":1}\\n"}},
     "spec": {"rules": [{"host": "shop.example.com", "http": {"paths": [{"path": "%s",
       "pathType": "Exact", "backend": {"service": {"name": "a", "port": {"number": 80}}}}]}}]},
     "status": {"loadBalancer": {"ingress": [{"ip": "10.0.0.1"}]}}}
    """
        .formatted(namespace, name, path);
  }

  /**
   * A page of a list.
   *
   * @param next the token of the next page; empty if there is none
   */
  public static String list(String next, String... items) {
    return """
    {"kind": "IngressList", "apiVersion": "networking.k8s.io/v1",
     "metadata": {"resourceVersion": "1", "continue": "%s"}, "items": [%s]}
    """
        .formatted(next, String.join(",", items));
  }
}
