package dev.ingressmap.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {

  @TempDir private Path folder;

  @Test
  void readsItsManifestsInTheOrderOfTheirNames() throws IOException {
    ingress("b.yml", "second");
    ingress("a.yaml", "first");
    ingress("c.json.txt", "no-manifest");
    ingress("deeper/d.yaml", "not-here");

    assertThat(names(folder)).containsExactly("first", "second");
  }

  @Test
  void readsWhatAKustomizationLists() throws IOException {
    ingress("listed.yaml", "listed");
    ingress("unlisted.yaml", "unlisted");
    ingress("team/ingress.yaml", "of-the-team");
    write("team/kustomization.yml", "resources: [ingress.yaml]");
    write("kustomization.yaml", "resources: [listed.yaml, team]\nlabels: []\nimages: []");

    assertThat(names(folder)).containsExactly("listed", "of-the-team");
  }

  @Test
  void refusesAKustomizationThatRewrites() throws IOException {
    ingress("a.yaml", "a");
    write("kustomization.yaml", "resources:\n  - a.yaml\nnamePrefix: dev-\n");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> names(folder))
        .withMessage(
            folder
                + "/kustomization.yaml:3: namePrefix: rewrites resources: render them with"
                + " kubectl kustomize "
                + folder
                + " and give the result to -f -");
  }

  @Test
  void refusesRemoteAndMissingResources() throws IOException {
    write("kustomization.yaml", "resources:\n  - https://example.org/base\n");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> names(folder))
        .withMessageEndingWith(
            "kustomization.yaml:2: resources[0]: \"https://example.org/base\" is not a file or"
                + " folder here: render with kubectl kustomize");
  }

  @Test
  void refusesKustomizationsThatListEachOther() throws IOException {
    write("a/kustomization.yaml", "resources: [../b]");
    write("b/kustomization.yaml", "resources: [../a]");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> names(folder.resolve("a")))
        .withMessageEndingWith("resources[0]: \"../a\" leads back to this Kustomization");
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> names(folder.resolve("nope")))
        .withMessage(folder.resolve("nope") + ": no such file or folder");
  }

  private static List<String> names(Path source) {
    return Manifests.read(List.of(source.toString()), () -> System.in).objects().stream()
        .map(object -> object.id().name())
        .toList();
  }

  private void ingress(String file, String name) throws IOException {
    write(
        file,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: %s}
        spec: {rules: [{host: a.example.com}]}
        """
            .formatted(name));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
