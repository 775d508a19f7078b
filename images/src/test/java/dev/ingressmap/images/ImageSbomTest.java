package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSbomTest {

  private static final String DIGEST =
      "8c563c1fb5e120606f0d85733049775faed6192e2bd2223ef283a5393eec22b9";

  @TempDir private Path folder;

  @Test
  void listsTheJarsOfTheImageAndNoOthers() throws Exception {
    Path build =
        Files.writeString(
            folder.resolve("build.json"),
            """
            {"metadata": {"component": {"bom-ref": "app"}},
             "components": [
               {"bom-ref": "a", "name": "picocli", "version": "4.7"},
               {"bom-ref": "b", "name": "local-stage", "version": "1.0.0"}],
             "dependencies": [
               {"ref": "app", "dependsOn": ["a", "b"]},
               {"ref": "b", "dependsOn": ["a"]}]}
            """);
    Path known = Files.writeString(folder.resolve("picocli-4.7.jar"), "");
    Path made = Files.writeString(folder.resolve("spring-aot.jar"), "");

    JsonNode sbom = written(build, List.of(known, made), "gcr.io/x:nonroot");

    assertThat(sbom.path("components").findValuesAsText("name"))
        .containsExactly("picocli", "spring-aot.jar", "OpenJDK", "java:modules", "gcr.io/x");
    assertThat(sbom.at("/components/1/hashes/0/content").asText()).isEqualTo(Sha256.of(made));
    assertThat(sbom.path("dependencies").toString())
        .isEqualTo("[{\"ref\":\"app\",\"dependsOn\":[\"a\"]}]");
  }

  @Test
  void namesTheBaseImageByItsDigest() throws Exception {
    JsonNode base = base("gcr.io/distroless/base:nonroot@sha256:" + DIGEST);

    assertThat(base.path("name").asText()).isEqualTo("gcr.io/distroless/base");
    assertThat(base.path("version").asText()).isEqualTo("nonroot");
    assertThat(base.at("/hashes/0/content").asText()).isEqualTo(DIGEST);
    assertThat(base.path("purl").asText())
        .isEqualTo("pkg:oci/base@sha256%3A" + DIGEST + "?repository_url=gcr.io/distroless/base");
  }

  @Test
  void takesAPortForAPartOfTheName() throws Exception {
    assertThat(base("localhost:5000/base").path("name").asText()).isEqualTo("localhost:5000/base");
    assertThat(base("docker://ingressmap/base:1").path("version").asText()).isEqualTo("1");
  }

  @Test
  void doesNotSayWhereABaseLies() throws Exception {
    Path tar = Files.writeString(folder.resolve("base.tar"), "layers");

    JsonNode base = base("tar://" + tar);

    assertThat(base.path("name").asText()).isEqualTo("base.tar");
    assertThat(base.at("/hashes/0/content").asText()).isEqualTo(Sha256.of(tar));
    assertThat(base.toString()).doesNotContain(folder.toString());
  }

  private JsonNode base(String reference) throws Exception {
    Path build = Files.writeString(folder.resolve("build.json"), "{\"components\": []}");
    JsonNode components = written(build, List.of(), reference).path("components");
    return components.get(components.size() - 1);
  }

  private JsonNode written(Path build, List<Path> jars, String base) throws Exception {
    Jdk jdk = new Jdk(Path.of(System.getProperty("java.home")));
    LinkedRuntime runtime = new LinkedRuntime(jdk, new TreeSet<>(), "", null, false);
    Path file = folder.resolve("sbom.json");
    new ImageSbom(build, jars, runtime, new BaseImage(base)).write(file);
    return new ObjectMapper().readTree(file.toFile());
  }
}
