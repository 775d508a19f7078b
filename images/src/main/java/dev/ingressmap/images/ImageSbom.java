package dev.ingressmap.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image's bill of materials in CycloneDX: the jars that are in the image, the Java runtime and
 * the base image.
 *
 * @param build what the build of the application uses, as its plugin for Maven writes it
 * @param jars of the image
 */
record ImageSbom(Path build, List<Path> jars, LinkedRuntime runtime, BaseImage base) {

  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  void write(Path file) {
    if (!Files.exists(build)) {
      throw new BuildFailure("no bill of materials in " + build);
    }
    try {
      ObjectNode sbom = (ObjectNode) JSON.readTree(build.toFile());
      ArrayNode components = sbom.withArray("components");
      keepWhatIsThere(components);
      addRuntime(components.addObject());
      base.describe(components.addObject());
      forgetTheRest(sbom);
      Files.writeString(file, JSON.writeValueAsString(sbom) + "\n");
    } catch (IOException e) {
      throw new BuildFailure("cannot write the bill of materials " + file, e);
    }
  }

  /** A build uses more than its image holds, such as what trains it. */
  private void keepWhatIsThere(ArrayNode components) throws IOException {
    Map<String, Path> there = new HashMap<>();
    for (Path jar : jars) {
      there.put(jar.getFileName().toString(), jar);
    }
    for (Iterator<JsonNode> all = components.iterator(); all.hasNext(); ) {
      if (there.remove(fileName(all.next())) == null) {
        all.remove();
      }
    }
    // What this build has made itself.
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (there.containsKey(name)) {
        ObjectNode made = components.addObject();
        made.put("type", "file").put("bom-ref", name).put("name", name);
        made.putArray("hashes").addObject().put("alg", "SHA-256").put("content", Sha256.of(jar));
      }
    }
  }

  /** The name of a component's jar, as Maven gives it. */
  private static String fileName(JsonNode component) {
    Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
    return component.path("name").asText()
        + "-"
        + component.path("version").asText()
        + (classifier.find() ? "-" + classifier.group(1) : "")
        + ".jar";
  }

  private void addRuntime(ObjectNode java) {
    java.put("type", "platform");
    java.put("bom-ref", "java-runtime");
    java.put("publisher", runtime.jdk().release("IMPLEMENTOR"));
    java.put("name", "OpenJDK");
    java.put("version", runtime.jdk().version().toString());
    java.putArray("properties")
        .addObject()
        .put("name", "java:modules")
        .put("value", String.join(",", runtime.modules()));
  }

  /** No component may depend on one that is not listed. */
  private static void forgetTheRest(ObjectNode sbom) {
    Set<String> listed = new HashSet<>();
    listed.add(sbom.at("/metadata/component/bom-ref").asText());
    sbom.path("components").forEach(component -> listed.add(component.path("bom-ref").asText()));
    removeUnlisted(sbom.withArray("dependencies"), listed);
  }

  private static void removeUnlisted(ArrayNode dependencies, Set<String> listed) {
    for (Iterator<JsonNode> all = dependencies.iterator(); all.hasNext(); ) {
      JsonNode dependency = all.next();
      if (!listed.contains(dependency.path("ref").asText())) {
        all.remove();
      } else if (dependency.path("dependsOn") instanceof ArrayNode on) {
        for (Iterator<JsonNode> refs = on.iterator(); refs.hasNext(); ) {
          if (!listed.contains(refs.next().asText())) {
            refs.remove();
          }
        }
      }
    }
  }
}
