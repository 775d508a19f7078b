package dev.ingressmap.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image below an application's layers, by the name that Jib gets. */
record BaseImage(String reference) {

  private static final String TAR = "tar://";
  private static final String DOCKER = "docker://";
  private static final Pattern NAME =
      Pattern.compile("(?<name>[^@]+?)(:(?<tag>[\\w.-]+))?(@sha256:(?<digest>[0-9a-f]{64}))?");

  /** Says in a bill of materials which image it is. Where a file lies is nobody's business. */
  void describe(ObjectNode component) throws IOException {
    component.put("type", "container");
    component.put("bom-ref", "base-image");
    if (reference.startsWith(TAR)) {
      Path file = Path.of(reference.substring(TAR.length()));
      component.put("name", file.getFileName().toString());
      addDigest(component, Sha256.of(file));
      return;
    }
    String name = reference.startsWith(DOCKER) ? reference.substring(DOCKER.length()) : reference;
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      component.put("name", name);
      return;
    }
    String repository = parts.group("name");
    component.put("name", repository);
    if (parts.group("tag") != null) {
      component.put("version", parts.group("tag"));
    }
    if (parts.group("digest") != null) {
      addDigest(component, parts.group("digest"));
      component.put(
          "purl",
          "pkg:oci/%s@sha256%%3A%s?repository_url=%s"
              .formatted(
                  repository.substring(repository.lastIndexOf('/') + 1),
                  parts.group("digest"),
                  repository));
    }
  }

  private static void addDigest(ObjectNode component, String digest) {
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
  }
}
