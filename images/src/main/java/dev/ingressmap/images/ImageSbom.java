package dev.ingressmap.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The image's bill of materials in CycloneDX: the application's, extended by the Java runtime and
 * the base image.
 */
record ImageSbom(Path applications, LinkedRuntime runtime, String baseImage) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  void write(Path file) {
    if (!Files.exists(applications)) {
      throw new BuildFailure("no bill of materials in " + applications);
    }
    try {
      ObjectNode sbom = (ObjectNode) JSON.readTree(applications.toFile());
      ArrayNode components = sbom.withArray("components");
      ObjectNode java = components.addObject();
      java.put("type", "platform");
      java.put("bom-ref", "java-runtime");
      java.put("publisher", runtime.jdk().release("IMPLEMENTOR"));
      java.put("name", "OpenJDK");
      java.put("version", runtime.jdk().version().toString());
      java.putArray("properties")
          .addObject()
          .put("name", "java:modules")
          .put("value", String.join(",", runtime.modules()));
      ObjectNode base = components.addObject();
      base.put("type", "container");
      base.put("bom-ref", "base-image");
      base.put("name", baseImage);
      Files.writeString(file, JSON.writeValueAsString(sbom) + "\n");
    } catch (IOException e) {
      throw new BuildFailure("cannot write the bill of materials " + file, e);
    }
  }
}
