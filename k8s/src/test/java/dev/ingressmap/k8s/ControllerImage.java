package dev.ingressmap.k8s;

/** A controller's image: that of the manifests, or the one of a system property. */
record ControllerImage(String repository, String image) {

  static final ControllerImage NGINX = of("nginx.image", "nginx/nginx-ingress", ":5.6.3");
  static final ControllerImage INGRESS_NGINX =
      of(
          "ingress-nginx.image",
          "registry.k8s.io/ingress-nginx/controller",
          ":v1.15.1@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1");

  private static ControllerImage of(String property, String repository, String version) {
    return new ControllerImage(repository, System.getProperty(property, repository + version));
  }

  /** The lines of a kustomization that select it. */
  String kustomization() {
    String path = image.split("@", 2)[0];
    int tag = path.lastIndexOf(':') > path.lastIndexOf('/') ? path.lastIndexOf(':') : path.length();
    String version =
        image.contains("@")
            ? "digest: " + image.substring(image.indexOf('@') + 1)
            : "newTag: \"" + path.substring(Math.min(tag + 1, path.length())) + "\"";
    return "images: [{name: %s, newName: %s, %s}]"
        .formatted(repository, path.substring(0, tag), version);
  }
}
