package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BaseTest {

  private static final Path BASE = Path.of("base");

  @Test
  void hasWhatTheWalkThroughNames() throws IOException {
    Manifests manifests = base();

    assertThat(manifests.of(Namespace.class)).hasSize(1);
    assertThat(manifests.of(Deployment.class))
        .extracting(deployment -> deployment.getMetadata().getName())
        .containsExactlyInAnyOrder("healthy", "default-http-backend");
    assertThat(manifests.of(Service.class))
        .extracting(service -> service.getMetadata().getName())
        .containsExactlyInAnyOrder("healthy-app", "default-http-backend");
    assertThat(manifests.of(Ingress.class))
        .extracting(ingress -> ingress.getMetadata().getName())
        .contains("demo-app-ingress");
  }

  @Test
  void sendsEveryIngressToAPortOfAService() throws IOException {
    Manifests manifests = base();

    assertThat(manifests.of(Ingress.class).stream().flatMap(BaseTest::backends))
        .isNotEmpty()
        .allSatisfy(backend -> assertThat(ports(manifests)).contains(backend));
  }

  @Test
  void sendsEveryServiceToAPortOfAPod() throws IOException {
    Manifests manifests = base();

    for (Service service : manifests.of(Service.class)) {
      List<Deployment> pods =
          manifests.of(Deployment.class).stream()
              .filter(deployment ->
                  deployment
                      .getSpec()
                      .getTemplate()
                      .getMetadata()
                      .getLabels()
                      .entrySet()
                      .containsAll(service.getSpec().getSelector().entrySet()))
              .toList();
      assertThat(pods).as("pods of " + service.getMetadata().getName()).hasSize(1);
      assertThat(service.getSpec().getPorts())
          .allSatisfy(port -> assertThat(containerPorts(pods.getFirst())).contains(target(port)));
    }
  }

  @Test
  void isWhatKustomizeRenders() throws IOException, InterruptedException {
    Path rendered = Files.createTempFile("base", ".yaml");
    Process kubectl;
    try {
      kubectl =
          new ProcessBuilder("kubectl", "kustomize", BASE.toString())
              .redirectOutput(rendered.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      abort("kubectl is not on the PATH: " + e.getMessage());
      return;
    }
    assertThat(kubectl.waitFor()).isZero();

    assertThat(Manifests.decode(Files.readString(rendered)).names())
        .containsExactlyInAnyOrderElementsOf(base().names());
    Files.delete(rendered);
  }

  @Test
  void wouldNotPassWithAMisspeltField() throws IOException {
    String misspelt = text().replace("pathType:", "pathtype:");

    assertThatThrownBy(() -> Manifests.decode(misspelt)).hasMessageContaining("pathtype");
  }

  private static Manifests base() throws IOException {
    return Manifests.decode(text());
  }

  private static String text() throws IOException {
    try (Stream<Path> files = Files.list(BASE)) {
      return files
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .map(BaseTest::read)
          .collect(Collectors.joining("---\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> backends(Ingress ingress) {
    String namespace = ingress.getMetadata().getNamespace();
    return ingress.getSpec().getRules().stream()
        .filter(rule -> rule.getHttp() != null)
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .map(path -> path.getBackend().getService())
        .map(service -> namespace + "/" + service.getName() + ":" + number(service.getPort()));
  }

  private static Integer number(ServiceBackendPort port) {
    return port.getNumber();
  }

  private static List<String> ports(Manifests manifests) {
    return manifests.of(Service.class).stream()
        .flatMap(service ->
            service.getSpec().getPorts().stream()
                .map(port ->
                    service.getMetadata().getNamespace()
                        + "/"
                        + service.getMetadata().getName()
                        + ":"
                        + port.getPort()))
        .toList();
  }

  private static String target(ServicePort port) {
    return port.getTargetPort().getStrVal();
  }

  private static List<String> containerPorts(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .map(port -> port.getName())
        .toList();
  }
}
